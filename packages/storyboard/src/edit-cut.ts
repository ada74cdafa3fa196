import type { SongPosition, Transition } from '@takeboard/editorial';
import type { Board } from './board.ts';
import { rulerOf, settled, settledStarts, startAt, wantedFrame } from './board-ruler.ts';
import { changeCut } from './change-cut.ts';
import type { SlotChange } from './change-cut.ts';
import { keysApart, layOut, liveSlots, slotsInOrder } from './main-cut.ts';
import { MOST_TRANSITION } from './slot.ts';
import type { Slot } from './slot.ts';
import { isLead, leadRefused } from './song.ts';
import { GONE, NOT_ON_SONG, NO_SONG, locked, nameOf } from './why-not.ts';

/**
 * What a person does to shots that hang on the song. Each function is one transaction with the
 * caller's origin, and so one step of his undo, and returns why it did nothing, as a sentence to
 * show, or null when it is done.
 */

/**
 * Rolls the boundary with which a slot begins, and no other. It is held between its neighbours: a
 * frame behind the begin of the slot before and a frame before the end of its own.
 */
export function rollTo(
  board: Board,
  slotId: string,
  start: SongPosition,
  origin?: unknown,
): string | null {
  const ruler = rulerOf(board);
  const live = liveSlots(board);
  const cut = layOut(board, live);
  if (ruler === null || cut === null) return NO_SONG;
  const index = cut.entries.findIndex(({ slot }) => slot.id === slotId);
  const [before, entry, next] = [index - 1, index, index + 1].map((at) => cut.entries[at]);
  if (entry === undefined) return NOT_ON_SONG;
  if (before === undefined) {
    return `${nameOf(board, entry.slot)} is the first and begins with the song. Roll the one after it.`;
  }
  for (const { slot } of [before, entry]) if (slot.locked) return locked(board, slot);

  const { lead } = entry.slot;
  const wanted = wantedFrame(ruler, { start, lead });
  const held = Math.min(Math.max(wanted, before.start + 1), entry.end - 1);
  const changes = new Map<string, SlotChange>();
  for (const beside of [before, next]) {
    const change = beside && settled(ruler, beside);
    if (beside && change) changes.set(beside.slot.id, change);
  }
  changes.set(slotId, { start: held === wanted ? start : startAt(ruler, held, lead) });
  return changeCut(board, live, changes, origin);
}

/** Two shots change places: order and start. One of them may hang nowhere; then the other does. */
export function swapSlots(
  board: Board,
  slotId: string,
  otherSlotId: string,
  origin?: unknown,
): string | null {
  const all = slotsInOrder(board);
  const live = liveSlots(board, all);
  const [one, other] = [slotId, otherSlotId].map((id) => live.find((slot) => slot.id === id));
  if (one === undefined || other === undefined) return GONE;
  if (one === other) return null;
  const starts = settledStarts(board, live);
  const keys = keysApart(all);
  const placeOf = ({ id, order }: Slot) => ({
    order: keys.get(id) ?? order,
    start: starts.get(id) ?? null,
  });
  const changes = new Map<string, SlotChange>([...keys].map(([id, order]) => [id, { order }]));
  changes.set(one.id, placeOf(other)).set(other.id, placeOf(one));
  return changeCut(board, live, changes, origin);
}

/** Takes shots off the song; they stay on the board, and the slots before them fill their places. */
export function takeOffSong(
  board: Board,
  slotIds: readonly string[],
  origin?: unknown,
): string | null {
  const live = liveSlots(board);
  const hang = live.filter(({ id, start }) => start !== null && slotIds.includes(id));
  if (hang.length === 0) return NOT_ON_SONG;
  return changeCut(board, live, new Map(hang.map(({ id }) => [id, { start: null }])), origin);
}

/** Locks or unlocks a slot, or sets its lead (null: as on the whole board) or its transition. */
export function setSlot(
  board: Board,
  slotId: string,
  change: {
    readonly locked?: boolean;
    readonly lead?: number | null;
    readonly transition?: Transition | null;
  },
  origin?: unknown,
): string | null {
  const live = liveSlots(board);
  if (!live.some(({ id }) => id === slotId)) return GONE;
  const { lead, transition } = change;
  if (lead !== undefined && lead !== null && !isLead(lead)) return leadRefused(lead);
  if (transition && !isLength(transition.frames)) {
    return `A transition takes 1 to ${MOST_TRANSITION} frames, not ${transition.frames}.`;
  }
  return changeCut(board, live, new Map([[slotId, change]]), origin);
}

const isLength = (frames: number): boolean =>
  Number.isInteger(frames) && frames >= 1 && frames <= MOST_TRANSITION;
