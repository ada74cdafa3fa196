import { peakNear } from './envelope.ts';
import { FRAMES } from './onset-envelope.ts';
import { trackBeats } from './track-beats.ts';

/** Seconds a beat may have: 40 to 300 a minute. */
const SHORTEST = 0.2;
const LONGEST = 1.5;
/** Levels at which the beat may lie, as multiples of the period in which the song repeats. */
const LEVELS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 4 / 3, 3 / 2, 2, 3, 4];
/** Places between two beats at which music likes to divide them. */
const BETWEEN = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4];
/** Onsets within 20 ms of a place belong to it. */
const REACH = 2;

export interface TrackedBeats {
  /** Frames, in order. */
  readonly beats: readonly number[];
  /** Frames from beat to beat, once a second. */
  readonly periods: readonly number[];
  /** How well this level explains the onsets, 0 to 1. */
  readonly fits: number;
}

/**
 * Beats at the level of the music that one would count: where each of them is played, and what is
 * between them is weaker. A level too fast has beats on which little happens; one too slow leaves as
 * much between its beats as on them.
 */
export function beatsAtBestLevel(
  envelope: Float32Array,
  punch: Float32Array,
  paths: readonly (readonly number[])[],
): TrackedBeats | undefined {
  const candidates: TrackedBeats[] = [];
  const tried: number[] = [];
  for (const path of paths)
    for (const level of LEVELS) {
      const typical = median(path) * level;
      if (typical < SHORTEST * FRAMES || typical > LONGEST * FRAMES) continue;
      if (tried.some((other) => Math.abs(Math.log(other / typical)) < 0.02)) continue;
      tried.push(typical);
      const periods = path.map((period) => period * level);
      const beats = trackBeats(envelope, periods);
      if (beats.length < 4) continue;
      candidates.push({ beats, periods, fits: fitOf(punch, beats) * usual(typical) });
    }
  return candidates.toSorted((one, other) => other.fits - one.fits)[0];
}

function fitOf(punch: Float32Array, beats: readonly number[]): number {
  const on = beats.map((beat) => peakNear(punch, beat, REACH));
  const sorted = on.toSorted((a, b) => a - b);
  const quarter = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const evenness = quarter(0.25) / Math.max(1e-6, quarter(0.75));
  const mean = on.reduce((sum, value) => sum + value, 0) / on.length;
  const between = BETWEEN.map((share) => {
    let sum = 0;
    for (const [n, beat] of beats.slice(0, -1).entries())
      sum += peakNear(punch, beat + share * ((beats[n + 1] as number) - beat), REACH);
    return sum / Math.max(1e-6, mean * (beats.length - 1));
  });
  return (evenness + 0.05) ** 0.7 * Math.max(0.02, 1.05 - Math.max(...between));
}

/** Half a second is what people count most; an octave away it takes a clear case. */
const usual = (period: number): number =>
  Math.exp(-0.5 * (Math.log2(period / (0.52 * FRAMES)) / 1.1) ** 2);

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
