import { barPositionOf, tickOf } from '@takeboard/editorial';
import type { Grid, Rational } from '@takeboard/editorial';
import { useMemo } from 'react';
import { sampleOfFrame } from '../player/frame-time.ts';
import { useFilm } from '../player/film.ts';
import type { Film } from '../player/film.ts';

/** The part of the song that a shot fills. */
export interface ShotStretch {
  readonly slotId: string;
  /** Samples of the mix, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Samples a second. */
  readonly rate: number;
  /** Frames of the film, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly fps: Rational;
  /** `Bar 36`, `Bars 36–37`, `Its part of the song` where nobody has said where the bars are. */
  readonly says: string;
}

/** Where a shot hangs on the song; null for one that hangs nowhere, and on a board without a song. */
export function stretchOf(film: Film | null, shotId: string): ShotStretch | null {
  const entry = film?.cut.entries.find(({ slot }) => slot.shotId === shotId);
  if (film === null || entry === undefined) return null;
  const { rate, samples } = film.song.mix;
  const from = Math.min(samples, sampleOfFrame(entry.start, rate, film.fps));
  const to = Math.min(samples, sampleOfFrame(entry.end, rate, film.fps));
  if (to <= from) return null;
  return {
    slotId: entry.slot.id,
    from,
    to,
    rate,
    start: entry.start,
    end: entry.end,
    fps: film.fps,
    says: sayStretch(film.song.grid, from, to),
  };
}

export function useShotStretch(shotId: string): ShotStretch | null {
  const film = useFilm();
  return useMemo(() => stretchOf(film, shotId), [film, shotId]);
}

/** The bars it lies in, as people count them. */
function sayStretch(grid: Grid | null, from: number, to: number): string {
  if (grid === null) return 'Its part of the song';
  // A cut lies on the frame nearest to its bar line: a tenth of its length inside it is past both.
  const inside = Math.floor((to - from) / 10);
  const first = barPositionOf(grid, tickOf(grid, from + inside)).bar;
  const last = barPositionOf(grid, tickOf(grid, to - inside - 1)).bar;
  return first === last ? `Bar ${first}` : `Bars ${first}–${last}`;
}
