import { FRAME_RATES, frameOfPosition, frameOfSample, positionOfFrame } from '@takeboard/editorial';
import type { Rational, Ruler, SongPosition, Transition } from '@takeboard/editorial';
import * as Y from 'yjs';
import type { Board } from './board.ts';
import { changeCut, locked, nameOf } from './change-cut.ts';
import type { SlotChange } from './change-cut.ts';
import { layOut, liveSlots, mainCut, roomAt, slotsInOrder } from './main-cut.ts';
import { MOST_TRANSITION, compareSlots, readSlot } from './slot.ts';
import type { Slot } from './slot.ts';
import { MOST_LEAD } from './song.ts';
import { SPEED_LIMITS, trimKey } from './trim.ts';

/**
 * What a person does to shots that hang on the song. Each function is one transaction with the
 * caller's origin, and so one step of his undo, and returns why it did nothing, as a sentence to
 * show, or null when it is done.
 */

export const NO_SONG = 'The board has no song yet. Add it, then shots can hang on it.';
export const GONE = 'This shot is not on the board any more.';
const NOT_ON_SONG = 'This shot does not hang on the song.';

/**
 * Rolls the boundary with which a slot begins, and no other: held a frame behind the slot before
 * and a frame before the end of its own.
 */
export function rollTo(
  board: Board,
  slotId: string,
  start: SongPosition,
  origin?: unknown,
): string | null {
  const ruler = rulerOf(board);
  const cut = layOut(board, liveSlots(board));
  if (ruler === null || cut === null) return NO_SONG;
  const index = cut.entries.findIndex(({ slot }) => slot.id === slotId);
  const [before, entry, next] = [index - 1, index, index + 1].map((at) => cut.entries[at]);
  if (entry === undefined) return NOT_ON_SONG;
  if (before === undefined) {
    return `${nameOf(board, entry.slot)} is the first and begins with the song. Roll the one after it.`;
  }
  if (before.slot.locked) return locked(board, before.slot);
  const { lead } = entry.slot;
  const wanted = frameOfPosition(ruler.song, start, ruler.fps) + lead;
  const held = Math.min(Math.max(wanted, before.start + 1), entry.end - 1);
  const position = held === wanted ? start : positionOfFrame(ruler, held - lead, ruler.fps);
  const changes = new Map<string, SlotChange>([[slotId, { start: position }]]);
  if (next !== undefined && cut.pushed.some((push) => push.slotId === next.slot.id)) {
    // It was pushed to where it is; there it stays when what pushed it moves away.
    const settled = positionOfFrame(ruler, next.start - next.slot.lead, ruler.fps);
    changes.set(next.slot.id, { start: settled });
  }
  return changeCut(board, changes, origin);
}

/** Two shots change places: order and start. One of them may hang nowhere; then the other does. */
export function swapSlots(
  board: Board,
  slotId: string,
  otherSlotId: string,
  origin?: unknown,
): string | null {
  const live = liveSlots(board);
  const [one, other] = [slotId, otherSlotId].map((id) => live.find((slot) => slot.id === id));
  if (one === undefined || other === undefined) return GONE;
  if (one === other) return null;
  const changes = new Map<string, SlotChange>();
  const slots = slotsInOrder(board);
  const twins = slots.filter(({ order }) => order === one.order);
  if (twins.some(({ id }) => id === other.id)) {
    // Two people put them at the same place: equal keys change nothing, so all there get new ones.
    const rest = slots.filter(({ order }) => order !== one.order);
    const first = rest.findIndex((slot) => compareSlots(slot, one) > 0);
    const { keys } = roomAt(rest, first === -1 ? rest.length : first, twins.length);
    for (const [i, { id }] of twins.entries()) changes.set(id, { order: keys[i] ?? one.order });
  }
  const orderOf = (slot: Slot) => changes.get(slot.id)?.order ?? slot.order;
  const [first, second] = [orderOf(one), orderOf(other)];
  changes.set(one.id, { order: second, start: other.start });
  changes.set(other.id, { order: first, start: one.start });
  return changeCut(board, changes, origin);
}

/** Takes shots off the song; they stay on the board, and the slots before them fill their places. */
export function takeOffSong(
  board: Board,
  slotIds: readonly string[],
  origin?: unknown,
): string | null {
  const hang = liveSlots(board).filter(({ id, start }) => start !== null && slotIds.includes(id));
  if (hang.length === 0) return NOT_ON_SONG;
  return changeCut(board, new Map(hang.map(({ id }) => [id, { start: null }])), origin);
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
  if (!liveSlots(board).some(({ id }) => id === slotId)) return GONE;
  const { lead, transition } = change;
  if (lead !== undefined && lead !== null && !isLead(lead)) return leadRefused(lead);
  if (transition && !isLength(transition.frames)) {
    return `A transition takes 1 to ${MOST_TRANSITION} frames, not ${transition.frames}.`;
  }
  return changeCut(board, new Map([[slotId, change]]), origin);
}

/** Says which part of a take plays in a slot: its first frame (null: as it is found), how fast. */
export function setTrim(
  board: Board,
  slotId: string,
  takeId: string,
  change: { readonly in?: number | null; readonly speed?: Rational },
  origin?: unknown,
): string | null {
  const slot = readSlot(slotId, mainCut(board).get(slotId));
  if (slot === undefined) return GONE;
  if (slot.locked) return locked(board, slot);
  const { in: first, speed } = change;
  if (typeof first === 'number' && !(Number.isSafeInteger(first) && first >= 0)) {
    return `A take has no frame ${first}: they count from 0.`;
  }
  if (speed !== undefined && !isSpeed(speed)) {
    return `A take plays at a tenth to ten times its speed, not at ${speed.num / speed.den}.`;
  }
  const { trims } = board.roots;
  const key = trimKey(slotId, takeId);
  board.doc.transact(() => {
    const stored = trims.get(key) ?? trims.set(key, new Y.Map());
    if (first === null) stored.delete('in');
    else if (first !== undefined && stored.get('in') !== first) stored.set('in', first);
    if (speed !== undefined) stored.set('speed', [speed.num, speed.den]);
  }, origin);
  return null;
}

/** The song of a board, to place shots on. */
interface BoardRuler extends Ruler {
  readonly fps: Rational;
  /** Length of the song in frames. */
  readonly frames: number;
}

/** Null without a song. */
export function rulerOf(board: Board): BoardRuler | null {
  const [of, picture] = [board.song(), board.picture()];
  if (of === null || picture === undefined) return null;
  const { song, grid } = of;
  const fps = FRAME_RATES[picture.fps];
  const frames = frameOfSample(song.samples, song.grid.rate, fps);
  return { song, hasGrid: grid !== null, fps, frames };
}

export const isLead = (lead: number): boolean =>
  Number.isInteger(lead) && Math.abs(lead) <= MOST_LEAD;
export const leadRefused = (lead: number): string =>
  `A lead is a whole number of frames, at most ${MOST_LEAD} either way, not ${lead}.`;

const isLength = (frames: number): boolean =>
  Number.isInteger(frames) && frames >= 1 && frames <= MOST_TRANSITION;

const isSpeed = ({ num, den }: Rational): boolean => {
  const { least, most } = SPEED_LIMITS;
  return num * least.den >= den * least.num && num * most.den <= den * most.num;
};
