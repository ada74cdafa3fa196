import { RealFft } from './real-fft.ts';

/** How many lags are looked at closely: music that repeats has more than one that is likely. */
const CANDIDATES = 5;
/** They lie at least so many frames apart. */
const APART = 6;
/** At least so much of the shorter one must lie on the other. */
const LEAST_OVERLAP = 0.3;

/**
 * The lags (frames by which `after` is late against `before`) at which two envelopes lie on each other
 * best, the best first.
 */
export function likeliestLags(before: Float32Array, after: Float32Array): readonly number[] {
  const size = 2 ** Math.ceil(Math.log2(before.length + after.length));
  const fft = new RealFft(size);
  const [aRe, aIm, bRe, bIm] = [0, 1, 2, 3].map(() => new Float64Array(size / 2 + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  fft.forward(padded(before, size), aRe, aIm);
  fft.forward(padded(after, size), bRe, bIm);
  for (let k = 0; k <= size / 2; k += 1) {
    const [ar, ai] = [aRe[k] as number, aIm[k] as number];
    const [br, bi] = [bRe[k] as number, bIm[k] as number];
    aRe[k] = br * ar + bi * ai;
    aIm[k] = bi * ar - br * ai;
  }
  const sums = new Float64Array(size);
  fft.inverse(aRe, aIm, sums);
  const least = LEAST_OVERLAP * Math.min(before.length, after.length);
  const scores: { lag: number; score: number }[] = [];
  for (let lag = -before.length + 1; lag < after.length; lag += 1) {
    const overlap = Math.min(before.length, after.length - lag) - Math.max(0, -lag);
    if (overlap < least) continue;
    scores.push({ lag, score: (sums[(lag + size) % size] as number) / overlap ** 0.2 });
  }
  const found: number[] = [];
  for (const { lag } of scores.toSorted((one, other) => other.score - one.score)) {
    if (found.every((other) => Math.abs(other - lag) >= APART)) found.push(lag);
    if (found.length === CANDIDATES) break;
  }
  return found;
}

/** How alike two envelopes are at a lag, −1 to 1: where both are, less their means. */
export function correlationAt(before: Float32Array, after: Float32Array, lag: number): number {
  const from = Math.max(0, -lag);
  const to = Math.min(before.length, after.length - lag);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  let sumA = 0;
  let sumB = 0;
  for (let i = from; i < to; i += 1) {
    const a = before[i] as number;
    const b = after[i + lag] as number;
    sumA += a;
    sumB += b;
    ab += a * b;
    aa += a * a;
    bb += b * b;
  }
  const count = Math.max(1, to - from);
  const powers = (aa - sumA ** 2 / count) * (bb - sumB ** 2 / count);
  return (ab - (sumA * sumB) / count) / Math.sqrt(Math.max(0, powers) + 1e-12);
}

function padded(values: Float32Array, size: number): Float64Array {
  const all = new Float64Array(size);
  const middle = mean(values);
  for (const [i, value] of values.entries()) all[i] = value - middle;
  return all;
}

const mean = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
