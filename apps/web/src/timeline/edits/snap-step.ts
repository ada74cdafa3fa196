import {
  frameOfPosition,
  positionAt,
  positionOfFrame,
  sampleOf,
  snapTick,
  tickOfPosition,
} from '@takeboard/editorial';
import type { Grid, Snap, SnapTo, SongPosition } from '@takeboard/editorial';
import type { EditFilm } from './edit-film.ts';

/** Frames that a step moves where nothing is snapped to. */
const FREE_STEP = 5;
/** Ticks, half the distance of the nearest two lines there are; the longest bar has as many of them. */
const FINEST = 240;
const MOST_STEPS = 256;

/** Where a boundary comes that is moved to the next line, or by a few frames where there are none. */
export function stepPosition(
  film: EditFilm,
  boundary: SongPosition,
  snap: SnapTo,
  direction: -1 | 1,
): SongPosition {
  const { song, hasGrid } = film;
  if (snap === 'off' || !hasGrid) return framesOn(film, boundary, direction * FREE_STEP);
  const tick = nextLine(song.grid, tickOfPosition(song, boundary), snap, direction);
  return positionAt(film, sampleOf(song.grid, tick), snap);
}

/** A position so many frames later, or earlier. */
export const framesOn = (film: EditFilm, boundary: SongPosition, frames: number): SongPosition =>
  positionOfFrame(film, frameOfPosition(film.song, boundary, film.fps) + frames, film.fps);

/** The first line of a kind after a tick, or the last one before it. */
export function nextLine(grid: Grid, tick: number, snap: Snap, direction: -1 | 1): number {
  for (let step = 1; step <= MOST_STEPS; step++) {
    const line = snapTick(grid, tick + direction * step * FINEST, snap);
    if (direction === 1 ? line > tick : line < tick) return line;
  }
  return tick;
}
