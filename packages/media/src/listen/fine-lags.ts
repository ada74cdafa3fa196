import { correlationAt } from './coarse-lags.ts';
import { EAR_RATE, FRAMES } from './onset-envelope.ts';
import { RealFft } from './real-fft.ts';

const HOP = EAR_RATE / FRAMES;
/** Sound that is compared at each place: 1.4 seconds. */
export const WINDOW = 32_768;
/** How far from the rough lag the exact one is looked for: 85 ms. */
const REACH = 2048;
const PLACES = 48;
/** Around each place the rough lag is found anew: in 20 seconds of envelope, up to so many frames away. */
const AROUND = 10 * FRAMES;
const ROUGH_REACH = 40;
/** What lossy formats keep of every sound. */
const LOWEST_HZ = 60;
const HIGHEST_HZ = 7000;

export interface FineLag {
  /** Sample of the old mix in the middle of the place. */
  readonly at: number;
  /** Samples (with fractions) by which the new mix is late there. */
  readonly lag: number;
  /** How much of the two spectra is in phase at this lag, 0 to 1: of one recording most, of two little. */
  readonly alike: number;
}

/**
 * The exact lag near a rough one (in frames), in places spread over the old mix: of those the new mix
 * has as well.
 */
export function fineLags(
  old: Float32Array,
  now: Float32Array,
  before: Float32Array,
  after: Float32Array,
  lag: number,
): readonly FineLag[] {
  const finder = new LagFinder();
  return placesIn(old.length).flatMap((at) => {
    if (!liesIn(now.length, at + lag * HOP)) return [];
    const rough = roughLag(before, after, Math.round(at / HOP), lag);
    const found = finder.find(old, now, at - WINDOW / 2, rough * HOP);
    return found === undefined ? [] : [{ ...found, at }];
  });
}

/** The middles of the places that are compared, as samples of the old mix. */
export function placesIn(length: number): readonly number[] {
  const room = length - WINDOW;
  const count = Math.max(1, Math.min(PLACES, Math.floor((2 * room) / WINDOW)));
  return Array.from({ length: count }, (_, i) =>
    Math.round(WINDOW / 2 + (room * (i + 0.5)) / count),
  );
}

/** Whether a place with this middle lies in a mix. */
export const liesIn = (length: number, middle: number): boolean =>
  middle >= WINDOW / 2 && middle <= length - WINDOW / 2;

/** Where the new mix runs at another speed, the lag here is not the one of the whole. */
function roughLag(before: Float32Array, after: Float32Array, frame: number, lag: number): number {
  const from = Math.max(0, frame - AROUND);
  const piece = before.subarray(from, frame + AROUND);
  let best = lag;
  let most = -1;
  for (let other = lag - ROUGH_REACH; other <= lag + ROUGH_REACH; other += 1) {
    const alike = correlationAt(piece, after, from + other);
    if (alike > most) [best, most] = [other, alike];
  }
  return best;
}

/** Generalised cross-correlation (Knapp & Carter, 1976), half whitened, of one window at a time. */
class LagFinder {
  readonly #size = 2 * WINDOW;
  readonly #fft = new RealFft(this.#size);
  readonly #piece = new Float64Array(this.#size);
  readonly #result = new Float64Array(this.#size);
  readonly #spectra = [0, 1, 2, 3].map(() => new Float64Array(this.#size / 2 + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];

  find(old: Float32Array, now: Float32Array, at: number, rough: number) {
    const [aRe, aIm, bRe, bIm] = this.#spectra;
    if (!this.#load(old, at, WINDOW)) return undefined;
    this.#fft.forward(this.#piece, aRe, aIm);
    if (!this.#load(now, at + rough - REACH, WINDOW + 2 * REACH)) return undefined;
    this.#fft.forward(this.#piece, bRe, bIm);
    const [lowest, highest] = [LOWEST_HZ, HIGHEST_HZ].map((hz) =>
      Math.round((hz * this.#size) / EAR_RATE),
    ) as [number, number];
    let all = 0;
    for (let k = 0; k < aRe.length; k += 1) {
      const ar = aRe[k] as number;
      const ai = aIm[k] as number;
      const br = bRe[k] as number;
      const bi = bIm[k] as number;
      const re = br * ar + bi * ai;
      const im = bi * ar - br * ai;
      const weight = k < lowest || k > highest ? 0 : 1 / (Math.hypot(re, im) ** 0.7 + 1e-9);
      aRe[k] = re * weight;
      aIm[k] = im * weight;
      all += Math.hypot(re, im) * weight;
    }
    this.#fft.inverse(aRe, aIm, this.#result);
    return this.#peak(rough, (2 * all) / this.#size);
  }

  /** Whether there was anything to hear in it. */
  #load(sound: Float32Array, start: number, length: number): boolean {
    let loud = 0;
    this.#piece.fill(0);
    for (let i = 0; i < length; i += 1) {
      const value = sound[start + i] ?? 0;
      this.#piece[i] = value;
      loud += value * value;
    }
    return loud / length > 1e-7;
  }

  /** @param all what the peak would be if everything were in phase. */
  #peak(rough: number, all: number) {
    const values = this.#result;
    let best = 0;
    let most = 0;
    for (let i = 0; i <= 2 * REACH; i += 1) {
      const value = Math.abs(values[i] as number); // a mix may be turned upside down
      if (value > most) {
        best = i;
        most = value;
      }
    }
    if (best === 0 || best === 2 * REACH || most === 0) return undefined;
    const left = Math.abs(values[best - 1] as number);
    const right = Math.abs(values[best + 1] as number);
    const shift = (0.5 * (left - right)) / (left - 2 * most + right || -1);
    return { lag: rough - REACH + best + shift, alike: most / Math.max(1e-12, all) };
  }
}
