import type { Onsets } from './onset-envelope.ts';
import { FRAMES } from './onset-envelope.ts';
import { peakNear } from './envelope.ts';

export interface Bars {
  readonly meter: { readonly beats: number; readonly unit: number };
  /** Which of the beats is the first of a bar. */
  readonly first: number;
  /** How clearly bars show, 0 to 1. */
  readonly clarity: number;
}

/** Lengths of a bar that are considered; those with less evidence of their own must show more. */
const LENGTHS = [
  { beats: 4, credit: 0.06 },
  { beats: 3, credit: 0 },
  { beats: 5, credit: -0.04 },
  { beats: 6, credit: -0.05 },
  { beats: 7, credit: -0.02 },
] as const;
/** Above so many beats a minute the beats of 5, 6 and 7 are eighths. */
const EIGHTHS_FROM = 150;

/**
 * Where bars begin and how long they are: bars repeat, their first beat has the bass and the new chord.
 * @param times seconds of each beat; @param tempo beats a minute.
 */
export function findBars(
  onsets: Onsets,
  harmony: readonly number[],
  times: readonly number[],
  tempo: number,
): Bars {
  const rows = [
    weighed(times, onsets.low, 1),
    weighed(times, onsets.middle, 1),
    weighed(times, onsets.high, 0.6),
    standard(harmony).map((value) => 1.2 * value),
  ];
  const repeats = (lag: number) => {
    let [sum, power] = [0, 1e-9];
    for (const row of rows)
      for (let n = 0; n + lag < row.length; n += 1) {
        sum += (row[n] as number) * (row[n + lag] as number);
        power += ((row[n] as number) ** 2 + (row[n + lag] as number) ** 2) / 2;
      }
    return sum / power;
  };
  const atLag = Array.from({ length: 29 }, (_, lag) => repeats(lag));
  const usual = atLag.slice(1).reduce((sum, value) => sum + value, 0) / 28;
  const scored = LENGTHS.map(({ beats, credit }) => {
    const multiples = [1, 2, 3, 4].map((k) => atLag[k * beats] ?? 0);
    const own = multiples.reduce((sum, value) => sum + value, 0) / multiples.length - usual;
    return { beats, score: own + credit, own };
  }).toSorted((one, other) => other.score - one.score);
  const best = scored[0] ?? { beats: 4, score: 0, own: 0 };
  // Bars of two look like bars of six; only what does not repeat after two as well is six.
  const beats = times.length < 2 * best.beats ? 4 : best.beats;
  const [low, middle, , change] = rows as [number[], number[], number[], number[]];
  const firsts = Array.from({ length: beats }, (_, first) => {
    let [sum, count] = [0, 0];
    for (let n = first; n < times.length; n += beats) {
      sum += 1.6 * (change[n] as number) + (low[n] as number) - 0.5 * (middle[n] as number);
      count += 1;
    }
    return sum / Math.max(1, count);
  });
  const top = Math.max(...firsts);
  const first = firsts.indexOf(top);
  const second = Math.max(...firsts.filter((_, i) => i !== first), -1);
  const unit = beats !== 4 && beats !== 3 && tempo >= EIGHTHS_FROM ? 8 : 4;
  return {
    meter: { beats, unit },
    first,
    clarity: Math.max(0, Math.min(1, Math.min(2 * best.own, top - second))),
  };
}

const weighed = (times: readonly number[], envelope: Float32Array, weight: number): number[] =>
  standard(times.map((time) => peakNear(envelope, time * FRAMES + 1, 3))).map(
    (value) => weight * value,
  );

/** Less their mean, divided by their deviation. */
function standard(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(square);
  return values.map((value) => (deviation < 1e-6 ? 0 : (value - mean) / deviation));
}
