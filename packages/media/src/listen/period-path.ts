import { RealFft } from './real-fft.ts';
import { valueAt } from './envelope.ts';
import { FRAMES } from './onset-envelope.ts';

/** A window of ten seconds, once a second. */
const WINDOW = 10 * FRAMES;
const HOP = FRAMES;
/** Periods from 0.25 to 1.5 seconds, 60 to an octave: neighbours differ by 1.2 %. */
const SHORTEST = 0.25 * FRAMES;
const PER_OCTAVE = 60;
const PERIODS = Float64Array.from(
  { length: Math.ceil(Math.log2(6) * PER_OCTAVE) + 1 },
  (_, i) => SHORTEST * 2 ** (i / PER_OCTAVE),
);
/** How many multiples of a period must repeat as well. */
const MULTIPLES = 4;
/** What a change of tempo costs, and what each octave of it costs; a right period gains about 0.3 a second. */
const CHANGE_COST = 0.8;
const OCTAVE_COST = 2.5;

export interface PeriodPath {
  /** Frames from one pulse to the next, once a second. */
  readonly periods: readonly number[];
  /** How clearly the song repeats at them, 0 to 1: the mean of the autocorrelation. */
  readonly clarity: number;
}

/**
 * The period in which a song repeats, from second to second: the best way through its tempogram
 * (autocorrelation of ten seconds around each), on which every change of tempo has its price. At which
 * level of the music (half beats, beats, two beats) the way lies is not decided here.
 */
export function periodPath(envelope: Float32Array): PeriodPath {
  const rows = Math.max(1, Math.ceil(envelope.length / HOP));
  const scores = Array.from({ length: rows }, (_, row) => scoresAround(envelope, row * HOP));
  const way = bestWay(scores.map(({ weighed }) => weighed));
  const clear = way.map((at, row) => scores[row]?.plain[at] ?? 0);
  return {
    periods: way.map((at, row) => refined(scores[row]?.weighed, at)),
    clarity: clear.reduce((sum, value) => sum + value, 0) / rows,
  };
}

function scoresAround(envelope: Float32Array, center: number) {
  const lags = autocorrelation(envelope, center - WINDOW / 2);
  const plain = PERIODS.map((period) => {
    let sum = 0;
    for (let k = 1; k <= MULTIPLES; k += 1) sum += Math.max(0, valueAt(lags, k * period));
    return sum / MULTIPLES;
  });
  return { plain, weighed: plain.map((score, i) => score * usual(PERIODS[i] as number)) };
}

/** Periods around half a second are the ones people tap. */
const usual = (period: number): number =>
  Math.exp(-0.5 * (Math.log2(period / (0.5 * FRAMES)) / 1.4) ** 2);

const fft = new RealFft(4096);
const piece = new Float64Array(fft.length);
const re = new Float64Array(fft.length / 2 + 1);
const im = new Float64Array(fft.length / 2 + 1);
const back = new Float64Array(fft.length);

/** The autocorrelation of a window, 1 at lag 0, as if the window had no ends. */
function autocorrelation(envelope: Float32Array, start: number): Float64Array {
  const from = Math.max(0, start);
  const to = Math.min(envelope.length, start + WINDOW);
  let mean = 0;
  for (let i = from; i < to; i += 1) mean += envelope[i] as number;
  mean /= Math.max(1, to - from);
  piece.fill(0);
  for (let i = from; i < to; i += 1) piece[i - from] = (envelope[i] as number) - mean;
  fft.forward(piece, re, im);
  for (let k = 0; k < re.length; k += 1) {
    re[k] = (re[k] as number) ** 2 + (im[k] as number) ** 2;
    im[k] = 0;
  }
  fft.inverse(re, im, back);
  const whole = to - from;
  const power = Math.max(1e-9, back[0] as number);
  return Float64Array.from({ length: Math.ceil(0.65 * WINDOW) }, (_, lag) =>
    lag < whole / 1.5 ? ((back[lag] as number) / power) * (whole / (whole - lag)) : 0,
  );
}

/** Viterbi's way through the rows: the index of a period for each. */
function bestWay(rows: readonly Float64Array[]): readonly number[] {
  const count = PERIODS.length;
  let sums = Float64Array.from(rows[0] ?? []);
  const cameFrom: Uint16Array[] = [];
  for (const row of rows.slice(1)) {
    const next = new Float64Array(count);
    const from = new Uint16Array(count);
    for (let to = 0; to < count; to += 1) {
      let best = -Infinity;
      for (let at = 0; at < count; at += 1) {
        const apart = Math.abs(to - at);
        const cost = apart <= 1 ? 0.02 * apart : CHANGE_COST + (OCTAVE_COST * apart) / PER_OCTAVE;
        const sum = (sums[at] as number) - cost;
        if (sum > best) {
          best = sum;
          from[to] = at;
        }
      }
      next[to] = best + (row[to] as number);
    }
    sums = next;
    cameFrom.push(from);
  }
  const way = [sums.indexOf(Math.max(...sums))];
  for (const from of cameFrom.toReversed()) way.unshift(from[way[0] as number] as number);
  return way;
}

/** Frames of the top of the parabola through a period and its neighbours. */
function refined(row: Float64Array | undefined, at: number): number {
  const [before, here, after] = [row?.[at - 1], row?.[at], row?.[at + 1]];
  if (before === undefined || here === undefined || after === undefined)
    return PERIODS[at] as number;
  const bend = before - 2 * here + after;
  const shift = bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / bend)) : 0;
  return SHORTEST * 2 ** ((at + shift) / PER_OCTAVE);
}
