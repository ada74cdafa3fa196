import { frameOfPosition, positionAt } from '@takeboard/editorial';
import type { SnapTo, SongPosition } from '@takeboard/editorial';
import type { EditFilm } from './edit-film.ts';

/** Where a boundary in the hand would come to lie. */
export interface RollTarget {
  /** What is written when it is let go; the storyboard holds it between its neighbours. */
  readonly position: SongPosition;
  /** The frame of the film with which its slot would begin. */
  readonly frame: number;
  /** Frames it has moved; negative is earlier. */
  readonly by: number;
  /** Which neighbour holds it back; null when it lies where the pointer is. */
  readonly held: 'before' | 'after' | null;
}

/**
 * Rolls the begin of a slot to a sample of the mix. Each neighbour keeps a frame, whatever is asked
 * for. Null for the first slot, which begins with the song, and for one that hangs nowhere.
 */
export function rollTarget(
  film: EditFilm,
  slotId: string,
  sample: number,
  snap: SnapTo,
): RollTarget | null {
  const { cut, song, fps } = film;
  const index = cut.entries.findIndex(({ slot }) => slot.id === slotId);
  const entry = cut.entries[index];
  const before = cut.entries[index - 1];
  if (entry === undefined || before === undefined) return null;
  const position = positionAt(film, sample, snap);
  const wanted = frameOfPosition(song, position, fps) + entry.slot.lead;
  const frame = Math.min(Math.max(wanted, before.start + 1), entry.end - 1);
  const held = wanted < frame ? 'before' : wanted > frame ? 'after' : null;
  return { position, frame, by: frame - entry.start, held };
}
