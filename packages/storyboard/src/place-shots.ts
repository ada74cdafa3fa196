import { frameOfPosition, positionOfFrame } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import type { Board } from './board.ts';
import { changeCut, changed, nameOf } from './change-cut.ts';
import type { SlotChange } from './change-cut.ts';
import { NO_SONG, rulerOf } from './edit-cut.ts';
import { addShots } from './edit-shots.ts';
import type { ShotDraft } from './edit-shots.ts';
import { layOut, liveSlots, roomAt, slotsInOrder } from './main-cut.ts';
import { newId } from './new-id.ts';
import type { Slot } from './slot.ts';

/**
 * Hanging shots on the song. Order is never told from a place on the song afterwards; here, where
 * somebody puts a shot at a place, it takes its place in the order there, too.
 */

/**
 * Hangs shots on the song, those that hang already elsewhere included. Where their places do not
 * follow each other as the shots do, the shots change their order. Returns why it did nothing, or null.
 */
export function placeShots(
  board: Board,
  places: ReadonlyMap<string, SongPosition>,
  origin?: unknown,
): string | null {
  const ruler = rulerOf(board);
  if (ruler === null) return NO_SONG;
  const slots = liveSlots(board);
  const placed = [...places].flatMap(([shotId, start]) => {
    const slot = slots.find((each) => each.shotId === shotId);
    return slot === undefined ? [] : [{ slot, start }];
  });
  if (placed.length === 0) return 'None of these shots is on the board any more.';
  const end = layOut(board, [])?.frames ?? 0;
  const past = placed.find(({ start }) => frameOfPosition(ruler.song, start, ruler.fps) >= end);
  if (past !== undefined)
    return `${nameOf(board, past.slot)} would begin past the end of the song.`;

  const changes = new Map<string, SlotChange>(
    placed.map(({ slot, start }) => [slot.id, { start }]),
  );
  const frameOf = ({ start, lead }: Slot) =>
    start === null ? 0 : frameOfPosition(ruler.song, start, ruler.fps) + (lead ?? board.lead());
  const after = changed(slots, changes).filter(({ start }) => start !== null);
  const rises = after.every((slot, i) => i === 0 || frameOf(slot) >= frameOf(after[i - 1] ?? slot));
  if (!rises) {
    const isPlaced = ({ id }: Slot) => changes.has(id);
    const rest = after.filter((slot) => !isPlaced(slot));
    let order = slotsInOrder(board).filter((slot) => !isPlaced(slot));
    for (const slot of after.filter(isPlaced).sort((a, b) => frameOf(a) - frameOf(b))) {
      const behind = rest.findLastIndex((each) => frameOf(each) <= frameOf(slot));
      const next = rest[behind + 1];
      // Behind the slot it follows; one that follows none, right before the first.
      const at =
        behind === -1
          ? order.findIndex(({ id }) => id === next?.id)
          : order.findIndex(({ id }) => id === rest[behind]?.id) + 1;
      const { keys, moved } = roomAt(order, Math.max(0, at), 1);
      for (const { id, order: key } of moved) changes.set(id, { ...changes.get(id), order: key });
      const key = keys[0] ?? slot.order;
      changes.set(slot.id, { ...changes.get(slot.id), order: key });
      rest.splice(behind + 1, 0, slot);
      order = [
        ...changed(order, new Map(moved.map((each) => [each.id, each]))),
        { ...slot, order: key },
      ];
      order.sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1));
    }
  }
  return changeCut(board, changes, origin);
}

/**
 * Hangs a shot that hangs nowhere on the song: the shot in whose slot it begins ends there, and the
 * new one goes on to where that one ended. Beginning exactly with another, it takes the first half
 * of its slot. Returns why it did nothing, or null.
 */
export function insertShot(
  board: Board,
  shotId: string,
  start: SongPosition,
  origin?: unknown,
): string | null {
  const ruler = rulerOf(board);
  const slots = liveSlots(board);
  const cut = layOut(board, slots);
  if (ruler === null || cut === null) return NO_SONG;
  const all = slotsInOrder(board);
  const own = all.find((slot) => slot.shotId === shotId);
  if (board.shot(shotId) === undefined) return 'This shot is not on the board any more.';
  if (own !== undefined && own.start !== null) {
    return `${nameOf(board, own)} hangs on the song already.`;
  }
  const name = nameOf(board, { shotId });
  const frame = frameOfPosition(ruler.song, start, ruler.fps) + (own?.lead ?? board.lead());
  if (frame >= cut.frames) return `${name} would begin past the end of the song.`;
  const at = Math.max(0, frame);
  const stands = cut.entries.findLast((entry) => entry.start <= at);
  const id = own?.id ?? newId();
  const rest = all.filter((slot) => slot.id !== id);
  const changes = new Map<string, SlotChange>();
  let index = own === undefined ? rest.length : all.indexOf(own);
  if (stands !== undefined) {
    const { slot } = stands;
    if (slot.locked) return `${nameOf(board, slot)} is locked. Unlock it first.`;
    index = rest.findIndex((each) => each.id === slot.id) + 1;
    if (stands.start === at) {
      if (stands.end - at < 2) return `There is no room for it in ${nameOf(board, slot)}.`;
      index -= 1;
      const middle = Math.ceil((stands.start + stands.end) / 2) - slot.lead;
      changes.set(slot.id, { start: positionOfFrame(ruler, middle, ruler.fps) });
    }
  }
  const { keys, moved } = roomAt(rest, index, 1);
  for (const each of moved) changes.set(each.id, { ...changes.get(each.id), order: each.order });
  const order = keys[0];
  if (order === undefined) return null;
  changes.set(id, { ...(own === undefined ? { shotId } : {}), order, start });
  return changeCut(board, changes, origin);
}

/**
 * Makes shots on the song, each where it is to begin, and returns their ids in the order given. One
 * for which there is no room there is made all the same and hangs nowhere.
 */
export function addShotsOnSong(
  board: Board,
  drafts: readonly { readonly draft: ShotDraft; readonly start: SongPosition }[],
  origin?: unknown,
): string[] {
  const ids = drafts.map(() => '');
  board.doc.transact(() => {
    const ruler = rulerOf(board);
    const inOrder = drafts
      .map(({ draft, start }, i) => ({
        draft,
        start,
        i,
        frame: ruler === null ? 0 : frameOfPosition(ruler.song, start, ruler.fps) + board.lead(),
      }))
      .sort((a, b) => a.frame - b.frame || a.i - b.i);
    for (const { draft, start, i, frame } of inOrder) {
      const stands = layOut(board, liveSlots(board))?.entries.findLast(
        (entry) => entry.start <= Math.max(0, frame),
      );
      const [id = ''] = addShots(board, [draft], { after: stands?.slot.shotId }, origin);
      insertShot(board, id, start, origin);
      ids[i] = id;
    }
  }, origin);
  return ids;
}
