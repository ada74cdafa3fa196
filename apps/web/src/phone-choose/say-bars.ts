import { barPositionOf, tickOf } from '@takeboard/editorial';
import { sampleOfFrame } from '../player/frame-time.ts';
import type { Film } from '../player/film.ts';

/**
 * The bars a shot fills, as people call them: `Bar 36`, `Bars 36–37`; `Its part of the song` where
 * nobody has said where the bars are. Null for a shot that hangs nowhere, and on a board without a song.
 */
export function sayBars(film: Film | null, shotId: string): string | null {
  const entry = film?.cut.entries.find(({ slot }) => slot.shotId === shotId);
  if (film === null || entry === undefined) return null;
  const { grid, mix } = film.song;
  if (grid === null) return 'Its part of the song';
  const [from, to] = [entry.start, entry.end].map((frame) =>
    Math.min(mix.samples, sampleOfFrame(frame, mix.rate, film.fps)),
  ) as [number, number];
  // A cut lies on the frame nearest to its bar line: a tenth of its length inside it is past both.
  const inside = Math.floor((to - from) / 10);
  const first = barPositionOf(grid, tickOf(grid, from + inside)).bar;
  const last = barPositionOf(grid, tickOf(grid, Math.max(from, to - inside - 1))).bar;
  return first === last ? `Bar ${first}` : `Bars ${first}–${last}`;
}
