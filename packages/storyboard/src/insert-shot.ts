import type { SongPosition } from '@takeboard/editorial';
import type { Board } from './board.ts';
import { rulerOf, settled, startAt, wantedFrame } from './board-ruler.ts';
import { changeCut } from './change-cut.ts';
import type { SlotChange } from './change-cut.ts';
import type { Cut } from './cut.ts';
import { addShots } from './edit-shots.ts';
import type { ShotDraft } from './edit-shots.ts';
import { keyAt, layOut, liveSlots, slotsInOrder } from './main-cut.ts';
import { newId } from './new-id.ts';
import { GONE, NO_SONG, locked, nameOf, pastEnd } from './why-not.ts';

/**
 * Hangs a shot that hangs nowhere on the song: the shot in whose slot it begins ends there, and the
 * new one goes on to where that one ended. Beginning exactly with another, it takes the first half
 * of its slot. One transaction with the caller's origin; returns why it did nothing, or null.
 */
export function insertShot(
  board: Board,
  shotId: string,
  start: SongPosition,
  origin?: unknown,
): string | null {
  const ruler = rulerOf(board);
  const all = slotsInOrder(board);
  const live = liveSlots(board, all);
  const cut = layOut(board, live);
  if (ruler === null || cut === null) return NO_SONG;
  const own = all.find((slot) => slot.shotId === shotId);
  if (board.shot(shotId) === undefined || (own && !live.includes(own))) return GONE;
  if (own && own.start !== null) return `${nameOf(board, own)} hangs on the song already.`;
  const frame = wantedFrame(ruler, { start, lead: own?.lead ?? ruler.lead });
  if (frame >= ruler.frames) return pastEnd(board, { shotId });

  const id = own?.id ?? newId();
  const rest = all.filter((slot) => slot.id !== id);
  const changes = new Map<string, SlotChange>();
  // The first on the song keeps its place among the shots.
  let index = own === undefined ? rest.length : all.indexOf(own);
  const stands = standsAt(cut, frame);
  if (stands !== undefined) {
    const { slot, end } = stands;
    if (slot.locked) return locked(board, slot);
    const begins = frame <= stands.start;
    if (begins && end - stands.start < 2) {
      return `There is no room for it in ${nameOf(board, slot)}, which is one frame long.`;
    }
    index = rest.findIndex((each) => each.id === slot.id) + (begins ? 0 : 1);
    const middle = Math.ceil((stands.start + end) / 2);
    const change = begins ? { start: startAt(ruler, middle, slot.lead) } : settled(ruler, stands);
    if (change !== null) changes.set(slot.id, change);
  }
  const { key, moved } = keyAt(rest, index);
  for (const { id: other, order } of moved) changes.set(other, { ...changes.get(other), order });
  changes.set(id, { shotId, order: key, start });
  return changeCut(board, live, changes, origin);
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
  const planned = shots.map(({ draft, start }, i) => {
    const frame = ruler === null ? 0 : wantedFrame(ruler, { start, lead: ruler.lead });
    return { draft, start, i, frame };
  });
  // Each finds the one before it there already. Of two at one place the later comes first, because
  // the next takes the first half of its slot.
  planned.sort((a, b) => a.frame - b.frame || b.i - a.i);
  const ids = new Map<number, string>();
  board.doc.transact(() => {
    for (const { draft, start, i, frame } of planned) {
      const [id = ''] = addShots(board, [draft], { after: shotBefore(board, frame) }, origin);
      insertShot(board, id, start, origin);
      ids.set(i, id);
    }
  }, origin);
  return shots.map((_, i) => ids.get(i) ?? '');
}

/** The shot behind which one that begins with a frame comes; undefined when none hangs on the song. */
function shotBefore(board: Board, frame: number): string | null | undefined {
  const live = liveSlots(board);
  const cut = layOut(board, live);
  const stands = cut === null ? undefined : standsAt(cut, frame);
  if (stands === undefined || frame > stands.start) return stands?.slot.shotId;
  const index = live.findIndex(({ id }) => id === stands.slot.id);
  return live[index - 1]?.shotId ?? null;
}

/** The entry in which a frame lies; the first for what is before the song. */
const standsAt = ({ entries }: Cut, frame: number) =>
  entries.findLast(({ start }) => start <= Math.max(0, frame));
