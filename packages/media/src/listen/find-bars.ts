import { FRAMES } from './onset-envelope.ts';
import type { Onsets } from './onset-envelope.ts';

export interface Bars {
  readonly meter: { readonly beats: number; readonly unit: number };
  /** Which of the beats is the first of a bar. */
  readonly first: number;
  /** Whether bars show; if not, all this is the likeliest guess. */
  readonly isClear: boolean;
}

/** Lengths of a bar that are considered; the usual ones need less evidence. */
const LENGTHS = [
  { beats: 4, credit: 0.08 },
  { beats: 3, credit: 0.02 },
  { beats: 5, credit: -0.04 },
  { beats: 6, credit: -0.04 },
  { beats: 7, credit: 0 },
] as const;
/** Above so many beats a minute the beats of 5, 6 and 7 are eighths. */
const EIGHTHS_FROM = 150;
/** How many beats apart what repeats is looked for. */
const FARTHEST = 28;
/** Songs begin with a bar, unless something speaks against it. */
const BEGINNING = 0.35;
/** From here on bars show: how much more they repeat than anything else, and their first beat is first. */
const REPEATS = 0.08;
const STANDS_OUT = 0.35;

/**
 * Where bars begin and how long they are: bars repeat, and their first beat has the bass and the new
 * chord, or is the only one that is stressed.
 * @param changes how much the chord changes at each beat; @param times seconds of each beat.
 * @param tempo beats a minute.
 */
export function findBars(
  onsets: Onsets,
  changes: readonly number[],
  times: readonly number[],
  tempo: number,
): Bars {
  const low = valuesAt(times, onsets.low);
  const middle = valuesAt(times, onsets.middle);
  const high = valuesAt(times, onsets.high).map((value) => 0.6 * value);
  const chords = standard(changes, 0.05);
  const bright = middle.map((value, n) => value + (high[n] as number));
  const length = barLength([low, middle, high, chords]);
  const scores = Array.from({ length: length.beats }, (_, first) => {
    let sum = 0;
    let count = 0;
    for (let n = first; n < times.length; n += length.beats) {
      sum += 1.4 * (chords[n] as number) + (low[n] as number);
      sum +=
        0.7 * ((middle[n] as number) + (high[n] as number)) * stress(first, bright, length.beats);
      count += 1;
    }
    return sum / Math.max(1, count) + (first === 0 ? BEGINNING : 0);
  });
  const first = scores.indexOf(Math.max(...scores));
  const next = Math.max(...scores.filter((_, i) => i !== first));
  const isEighth = length.beats > 4 && tempo >= EIGHTHS_FROM;
  return {
    meter: { beats: length.beats, unit: isEighth ? 8 : 4 },
    first,
    isClear: length.own > REPEATS && (scores[first] as number) - next > STANDS_OUT,
  };
}

/**
 * Whether a stress above the bass marks the bar (1) or the backbeat (−0.5): a snare comes twice in a bar
 * or where the bass drum is not, a stressed first beat once.
 */
function stress(first: number, bright: readonly number[], beats: number): number {
  const means = Array.from({ length: beats }, (_, place) => {
    const own = bright.filter((_, n) => n % beats === place);
    return own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length);
  });
  const isOnlyOne = means.filter((mean) => mean > 0.5).length === 1;
  return isOnlyOne && (means[first] as number) > 0.5 ? 1 : -0.5;
}

/** The length at whose multiples the song repeats most, compared with all other distances. */
function barLength(rows: readonly (readonly number[])[]): { beats: number; own: number } {
  const alike = Array.from({ length: FARTHEST + 1 }, (_, lag) =>
    lag === 0 ? 0 : likeness(rows, lag),
  );
  const mean = (lags: readonly number[]) =>
    lags.reduce((sum, lag) => sum + (alike[lag] as number), 0) / Math.max(1, lags.length);
  const lags = alike.map((_, lag) => lag).slice(1);
  const found = LENGTHS.map(({ beats, credit }) => {
    const own =
      mean(lags.filter((lag) => lag % beats === 0)) - mean(lags.filter((lag) => lag % beats !== 0));
    return { beats, own, score: own + credit };
  }).filter(({ beats }) => {
    // Two bars of three are no bar of six: then three beats apart it would not repeat.
    if (beats !== 6) return true;
    const odd = mean(lags.filter((lag) => lag % 6 === 3));
    return odd < 0.4 * mean(lags.filter((lag) => lag % 6 === 0));
  });
  return found.reduce((best, each) => (each.score > best.score ? each : best));
}

function likeness(rows: readonly (readonly number[])[], lag: number): number {
  let sum = 0;
  // What hardly varies is no evidence, however regular its little is.
  let power = 0.1 * rows.length * Math.max(1, rows[0]?.length ?? 0);
  for (const row of rows)
    for (let n = 0; n + lag < row.length; n += 1) {
      const one = row[n] as number;
      const other = row[n + lag] as number;
      sum += one * other;
      power += (one * one + other * other) / 2;
    }
  return sum / power;
}

/** How much begins around each beat, compared over the song. */
const valuesAt = (times: readonly number[], envelope: Float32Array): number[] => {
  const values = times.map((time) => {
    const frame = Math.round(time * FRAMES) + 1;
    return envelope
      .subarray(Math.max(0, frame - 4), frame + 5)
      .reduce((sum, value) => sum + value, 0);
  });
  // What varies by a quarter of itself varies because frames and beats do not fall together.
  return standard(values, (0.25 * values.reduce((sum, value) => sum + value, 0)) / values.length);
};

/** Less their mean, divided by their deviation, or by `least` where they hardly vary. */
function standard(values: readonly number[], least: number): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.max(Math.sqrt(square), least, 1e-6);
  return values.map((value) => (value - mean) / deviation);
}
