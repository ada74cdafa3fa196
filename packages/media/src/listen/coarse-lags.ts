import { RealFft } from './real-fft.ts';

/** How many lags of the whole are looked at closely: music that repeats has more than one that is likely. */
const CANDIDATES = 3;
/** And the best of each part: where bars were put in, every part has its own. */
const PARTS = 4;
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
  const spectrum = spectrumOf(fft, after);
  const found = bestLags(fft, before, after, spectrum, CANDIDATES);
  const length = Math.floor(before.length / PARTS);
  for (let part = 0; part < PARTS; part += 1) {
    const from = part * length;
    const piece = before.subarray(from, from + length);
    for (const lag of bestLags(fft, piece, after, spectrum, 1))
      if (found.every((other) => Math.abs(other - (lag - from)) >= APART)) found.push(lag - from);
  }
  return found;
}

interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

function bestLags(
  fft: RealFft,
  before: Float32Array,
  after: Float32Array,
  { re: bRe, im: bIm }: Spectrum,
  most: number,
): number[] {
  const size = fft.length;
  const { re, im } = spectrumOf(fft, before);
  for (let k = 0; k <= size / 2; k += 1) {
    const ar = re[k] as number;
    const ai = im[k] as number;
    const br = bRe[k] as number;
    const bi = bIm[k] as number;
    re[k] = br * ar + bi * ai;
    im[k] = bi * ar - br * ai;
  }
  const sums = new Float64Array(size);
  fft.inverse(re, im, sums);
  const least = LEAST_OVERLAP * Math.min(before.length, after.length);
  const scores: { lag: number; score: number }[] = [];
  for (let lag = -before.length + 1; lag < after.length; lag += 1) {
    const overlap = Math.min(before.length, after.length - lag) - Math.max(0, -lag);
    if (overlap < least) continue;
    // Much that is alike says more than a little that is more alike: loops are alike anywhere.
    scores.push({ lag, score: (sums[(lag + size) % size] as number) / overlap ** 0.2 });
  }
  const found: number[] = [];
  for (const { lag } of scores.toSorted((one, other) => other.score - one.score)) {
    if (found.every((other) => Math.abs(other - lag) >= APART)) found.push(lag);
    if (found.length === most) break;
  }
  return found;
}

function spectrumOf(fft: RealFft, values: Float32Array): Spectrum {
  const padded = new Float64Array(fft.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  for (const [i, value] of values.entries()) padded[i] = value - mean;
  const re = new Float64Array(fft.length / 2 + 1);
  const im = new Float64Array(fft.length / 2 + 1);
  fft.forward(padded, re, im);
  return { re, im };
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
