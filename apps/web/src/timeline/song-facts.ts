import { FRAME_RATES, TEMPO_LIMITS, isFreeTime } from '@takeboard/editorial';
import type { FrameRateName, Grid, Rational } from '@takeboard/editorial';
import type { BoardSong, Cut } from '@takeboard/storyboard';
import { sampleOfFrame } from '../player/frame-time.ts';
import type { Span } from './use-placed-spans.ts';

/** The song and the film on it, as the timeline draws them. */
export interface SongFacts {
  readonly song: BoardSong;
  readonly cut: Cut;
  readonly fpsName: FrameRateName;
  readonly fps: Rational;
}

export const songFacts = (song: BoardSong, cut: Cut, fpsName: FrameRateName): SongFacts => ({
  song,
  cut,
  fpsName,
  fps: FRAME_RATES[fpsName],
});

/** Where the slots of the cut stand, in its order: exactly the frames the film shows them for. */
export const slotSpans = ({ song, cut, fps }: SongFacts): readonly Span[] =>
  cut.entries.map(({ start, end }) => ({
    from: sampleOfFrame(start, song.mix.rate, fps),
    to: sampleOfFrame(end, song.mix.rate, fps),
  }));

/** Samples of the shortest beat, at least 1: how far the song can be zoomed into. */
export function shortestBeat(grid: Grid | null, rate: number): number {
  const tempos = grid?.changes.flatMap(({ tempo }) => (isFreeTime(tempo) ? [] : [tempo])) ?? [];
  const fastest = Math.max(TEMPO_LIMITS.least, ...tempos.map(({ num, den }) => num / den));
  return Math.max(1, Math.round((60 * rate) / (tempos.length === 0 ? 120 : fastest)));
}
