import { TEMPO_LIMITS, rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';

/** What taps tell of the beats. */
export interface Tapped {
  readonly tempo: Rational;
  readonly taps: number;
  /** Where the beat of the first tap lies by all of them together, in the unit of the taps. */
  readonly first: number;
}

/** Fewer say nothing yet. */
const LEAST = 4;
/** Seconds without a tap after which one begins anew. */
const PAUSE = 3;

/** The taps with one more; after a pause, or a jump back in the song, only that one. */
export function withTap(taps: readonly number[], at: number, perSecond: number): readonly number[] {
  const last = taps.at(-1);
  const goesOn = last !== undefined && at > last && at - last <= PAUSE * perSecond;
  return goesOn ? [...taps, at] : [at];
}

/**
 * The tempo of taps, in beats a minute. A line is laid through all of them, so that one late tap
 * moves it little; one that was left out is counted. A whole number is taken where the taps allow
 * it, for most songs have one; else as many places as they can tell, two at most.
 * @param taps ascending, in units of which `perSecond` are a second
 * @returns null while there are too few, and outside of the tempos that a song may have
 */
export function tempoOfTaps(taps: readonly number[], perSecond: number): Tapped | null {
  if (taps.length < LEAST) return null;
  const gaps = taps.slice(1).map((at, i) => at - (taps[i] ?? at));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  if (usual <= 0) return null;
  const beats: number[] = [0];
  for (const gap of gaps) beats.push((beats.at(-1) ?? 0) + Math.max(1, Math.round(gap / usual)));

  const count = taps.length;
  const meanBeat = sum(beats) / count;
  const meanAt = sum(taps) / count;
  const spread = sum(beats.map((beat) => (beat - meanBeat) ** 2));
  const period =
    sum(beats.map((beat, i) => (beat - meanBeat) * ((taps[i] ?? 0) - meanAt))) / spread;
  const first = meanAt - period * meanBeat;
  const off = sum(beats.map((beat, i) => ((taps[i] ?? 0) - first - period * beat) ** 2));
  /** Of the period: the usual error of the slope of such a line. */
  const error = Math.sqrt(off / Math.max(1, count - 2) / spread);

  const measured = (60 * perSecond) / period;
  if (!(measured >= TEMPO_LIMITS.least && measured <= TEMPO_LIMITS.most)) return null;
  const doubt = 2 * measured * (error / period);
  const whole = Math.round(measured);
  const tempo =
    Math.abs(measured - whole) <= Math.max(doubt, 0.05)
      ? rational(whole)
      : rational(Math.round(measured * 100), 100);
  return { tempo, taps: count, first };
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
