import type { Board } from './board.ts';
import type { Slot } from './slot.ts';

/** Why an edit of the film was not done: sentences that a person reads, with what to do next. */

export const NO_SONG = 'The board has no song yet. Add it, then shots can hang on it.';
export const GONE = 'This shot is not on the board any more.';
export const NOT_ON_SONG = 'This shot does not hang on the song.';

type OfShot = Pick<Slot, 'shotId'>;

/** How people call the shot of a slot. */
export const nameOf = (board: Board, { shotId }: OfShot): string =>
  `Shot ${board.shot(shotId)?.label ?? '?'}`;

export const locked = (board: Board, slot: OfShot): string =>
  `${nameOf(board, slot)} is locked. Unlock it first.`;

export const pastEnd = (board: Board, slot: OfShot): string =>
  `${nameOf(board, slot)} would begin past the end of the song. Put it earlier.`;
