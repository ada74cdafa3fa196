import { frameOfPosition, positionOfFrame } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import type { IndexKey } from '@tldraw/utils';
import type { Board } from './board.ts';
import { changeCut, changed, locked, nameOf } from './change-cut.ts';
import type { SlotChange } from './change-cut.ts';
import { GONE, NO_SONG, rulerOf } from './edit-cut.ts';
import { addShots } from './edit-shots.ts';
import type { ShotDraft } from './edit-shots.ts';
import { keyAt, layOut, liveSlots, slotsInOrder } from './main-cut.ts';
import { newId } from './new-id.ts';
import { compareSlots } from './slot.ts';
import type { Slot } from './slot.ts';

/**
 * Hanging shots on the song. The order of shots never comes from their starts; but whoever puts a
 * shot at a place of the song says both at once, and so these write both.
 */

/**
 * Hangs shots on the song, by shot; those that hang elsewhere go to their new places. Where the
 * places do not follow each other as the shots do, these shots change their order. Returns why it
 * did nothing, or null.
 */
export function placeShots(
  board: Board,
  places: ReadonlyMap<string, SongPosition>,
  origin?: unknown,
): string | null {
  const ruler = rulerOf(board);
  if (ruler === null) return NO_SONG;
  const live = liveSlots(board);
  const changes = new Map<string, SlotChange>();
  for (const [shotId, start] of places) {
    const slot = live.find((each) => each.shotId === shotId);
    if (slot === undefined) continue;
    if (frameOfPosition(ruler.song, start, ruler.fps) >= ruler.frames) return pastEnd(board, slot);
    changes.set(slot.id, { start });
  }
  if (changes.size === 0) return GONE;
  const frameOf = ({ start, lead }: Slot) =>
    start === null ? 0 : frameOfPosition(ruler.song, start, ruler.fps) + (lead ?? board.lead());
  const hung = changed(live, changes)
    .filter(({ start }) => start !== null)
    .map((slot): Hung => ({ slot, frame: frameOf(slot), isNew: changes.has(slot.id) }));
  for (const [id, order] of ordersByFrame(slotsInOrder(board), hung)) {
    changes.set(id, { ...changes.get(id), order });
  }
  return changeCut(board, changes, origin);
}

/** A slot on the song, the frame it asks for, and whether that is being said just now. */
interface Hung {
  readonly slot: Slot;
  readonly frame: number;
  readonly isNew: boolean;
}

/** The keys with which new slots lie among the others by their frames; none where they do already. */
function ordersByFrame(all: readonly Slot[], hung: readonly Hung[]): Map<string, IndexKey> {
  const orders = new Map<string, IndexKey>();
  // Others may have been pushed: they count from where the ones before them are.
  let pushed = 0;
  const sorted = hung.map((each) => {
    if (!each.isNew) pushed = Math.max(pushed, each.frame);
    return each.isNew ? each : { ...each, frame: pushed };
  });
  const rises = sorted.every(({ frame }, i) => i === 0 || frame >= (sorted[i - 1]?.frame ?? 0));
  if (rises) return orders;

  const placed = sorted.filter(({ isNew }) => !isNew);
  let slots = all.filter(({ id }) => !sorted.some(({ slot, isNew }) => isNew && slot.id === id));
  const coming = sorted.filter(({ isNew }) => isNew).sort((a, b) => a.frame - b.frame);
  for (const each of coming) {
    const behind = placed.findLastIndex(({ frame }) => frame <= each.frame);
    const [before, next] = [placed[behind]?.slot.id, placed[behind + 1]?.slot.id];
    const at =
      before === undefined
        ? slots.findIndex(({ id }) => id === next)
        : slots.findIndex(({ id }) => id === before) + 1;
    const { key, moved } = keyAt(slots, at === -1 ? slots.length : at);
    for (const { id, order } of [...moved, { id: each.slot.id, order: key }]) orders.set(id, order);
    slots = [...slots, each.slot]
      .map((slot) => ({ ...slot, order: orders.get(slot.id) ?? slot.order }))
      .sort(compareSlots);
    placed.splice(behind + 1, 0, each);
  }
  return orders;
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
  const cut = layOut(board, liveSlots(board));
  if (ruler === null || cut === null) return NO_SONG;
  const all = slotsInOrder(board);
  const own = all.find((slot) => slot.shotId === shotId);
  if (board.shot(shotId) === undefined) return GONE;
  if (own !== undefined && own.start !== null)
    return `${nameOf(board, own)} hangs on the song already.`;
  const frame = frameOfPosition(ruler.song, start, ruler.fps) + (own?.lead ?? board.lead());
  if (frame >= ruler.frames) return pastEnd(board, { shotId });

  const changes = new Map<string, SlotChange>();
  const id = own?.id ?? newId();
  const rest = all.filter((slot) => slot.id !== id);
  let index = own === undefined ? rest.length : all.indexOf(own);
  const stands = cut.entries.findLast((entry) => entry.start <= Math.max(0, frame));
  if (stands !== undefined) {
    const { slot, end } = stands;
    if (slot.locked) return locked(board, slot);
    index = rest.findIndex((each) => each.id === slot.id) + 1;
    if (frame <= stands.start) {
      if (end - stands.start < 2) return `There is no room for it in ${nameOf(board, slot)}.`;
      index -= 1;
      const middle = Math.ceil((stands.start + end) / 2) - slot.lead;
      changes.set(slot.id, { start: positionOfFrame(ruler, middle, ruler.fps) });
    }
  }
  const { key, moved } = keyAt(rest, index);
  for (const { id: other, order } of moved) changes.set(other, { ...changes.get(other), order });
  changes.set(id, { shotId, order: key, start });
  return changeCut(board, changes, origin);
}

/**
 * Makes shots on the song, each where it is to begin, and returns their ids in the order given. One
 * for which there is no room there is made all the same and hangs nowhere.
 */
export function addShotsOnSong(
  board: Board,
  shots: readonly { readonly draft: ShotDraft; readonly start: SongPosition }[],
  origin?: unknown,
): string[] {
  const ruler = rulerOf(board);
  const frames = shots.map(({ start }) =>
    ruler === null ? 0 : frameOfPosition(ruler.song, start, ruler.fps) + board.lead(),
  );
  const made = new Map<number, string>();
  board.doc.transact(() => {
    // In their order on the song, so that each finds the one before it there; of two at one place the
    // later first, since the next takes the first half of its slot.
    const inOrder = [...frames.entries()].sort(([i, a], [j, b]) => a - b || j - i);
    for (const [i, frame] of inOrder) {
      const { draft, start } = shots[i] as (typeof shots)[number];
      const entries = layOut(board, liveSlots(board))?.entries ?? [];
      const stands = entries.findLast((entry) => entry.start <= Math.max(0, frame));
      const [id = ''] = addShots(board, [draft], { after: stands?.slot.shotId }, origin);
      insertShot(board, id, start, origin);
      made.set(i, id);
    }
  }, origin);
  return shots.map((_, i) => made.get(i) ?? '');
}

const pastEnd = (board: Board, slot: Pick<Slot, 'shotId'>): string =>
  `${nameOf(board, slot)} would begin past the end of the song.`;
