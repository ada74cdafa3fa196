import { getIndicesBetween } from '@tldraw/utils';
import type { IndexKey } from '@tldraw/utils';
import * as Y from 'yjs';
import { MAIN_CUT } from './board.ts';
import type { Board } from './board.ts';
import { cutOf } from './cut.ts';
import type { Cut } from './cut.ts';
import { newId } from './new-id.ts';
import { compareSlots, readSlot } from './slot.ts';
import type { Slot } from './slot.ts';
import { readLead, readSong } from './song.ts';

/**
 * The main cut as those who edit it need it: read from the document itself, since within a
 * transaction the board's view still shows what was before it.
 */

/** The stored slots of the main cut, by id. */
export function mainCut(board: Board): Y.Map<Y.Map<unknown>> {
  const cut = board.roots.cuts.get(MAIN_CUT);
  // Only the server makes it; a client that made its own would replace everybody's.
  if (cut === undefined)
    throw new Error('the board has no main cut: it has not come from the server yet');
  return cut;
}

/** All slots in order, those of the bin included. */
export function slotsInOrder(board: Board): Slot[] {
  return [...mainCut(board).entries()]
    .flatMap(([id, stored]) => readSlot(id, stored) ?? [])
    .sort(compareSlots);
}

/** Of all slots those that the film shows: one for each shot that is not in the bin. */
export function liveSlots(board: Board, all: readonly Slot[] = slotsInOrder(board)): Slot[] {
  const seen = new Set<string>();
  return all.filter(({ shotId }) => {
    if (seen.has(shotId)) return false;
    seen.add(shotId);
    const binned = board.roots.shots.get(shotId)?.get('binned') ?? null;
    return binned === null && board.shot(shotId) !== undefined;
  });
}

/** The slots laid out on the board's song; null without a song. */
export function layOut(board: Board, slots: readonly Slot[]): Cut | null {
  const [song, fps] = [readSong(board.roots.song), board.picture()?.fps];
  if (song === null || fps === undefined) return null;
  return cutOf(slots, song, readLead(board.roots.song), fps);
}

/** Stores a new slot. */
export function putSlot(board: Board, shotId: string, order: IndexKey): void {
  const stored = new Y.Map<unknown>();
  stored.set('shotId', shotId);
  stored.set('order', order);
  mainCut(board).set(newId(), stored);
}

/** Keys for slots that are put between others. */
export interface Room {
  /** One for each new slot, in order. */
  readonly keys: readonly IndexKey[];
  /** Slots that must take another key for that. */
  readonly moved: readonly Pick<Slot, 'id' | 'order'>[];
}

/** Room for `count` slots before the one at `index` of `slots`, which are all slots in order. */
export function roomAt(slots: readonly Slot[], index: number, count: number): Room {
  const before = slots[index - 1]?.order ?? null;
  // Two people put shots here at the same moment: equal keys leave no room, the later ones move up.
  const twins = slots.slice(index).filter(({ order }) => order === before);
  const next = slots[index + twins.length]?.order ?? null;
  const keys = getIndicesBetween(before, next, count + twins.length);
  return {
    keys: keys.slice(0, count),
    moved: twins.map(({ id }, i) => ({ id, order: keys[count + i] as IndexKey })),
  };
}

/** Room for one slot there: its key, and those of the slots that move up for it. */
export function keyAt(
  slots: readonly Slot[],
  index: number,
): { readonly key: IndexKey; readonly moved: Room['moved'] } {
  const { keys, moved } = roomAt(slots, index, 1);
  return { key: keys[0] as IndexKey, moved };
}

/**
 * New keys, by slot id, for all that share theirs with the slot before: with these, each of `slots` has
 * a key of its own and the order is as it was.
 */
export function keysApart(slots: readonly Slot[]): Map<string, IndexKey> {
  const keys = new Map<string, IndexKey>();
  for (const [index, { order }] of slots.entries()) {
    if (order === slots[index - 1]?.order || order !== slots[index + 1]?.order) continue;
    const { moved } = roomAt(slots, index + 1, 0);
    for (const { id, order: key } of moved) keys.set(id, key);
  }
  return keys;
}
