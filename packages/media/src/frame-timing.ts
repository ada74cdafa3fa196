import { FRAME_RATES, rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';

/** When the pictures of a track are shown, as far as they were looked at. */
export interface Timestamps {
  /** Seconds, in rising order, none before zero's picture. At least one. */
  readonly shown: readonly number[];
  /** Ticks per second in which the file counts; every timestamp is a whole number of them. */
  readonly resolution: number;
  /** Seconds that the file says one picture lasts, if it says so. */
  readonly lasts: number | undefined;
}

interface FrameTiming {
  readonly fps: Rational;
  readonly variableFps: boolean;
}

/** Rates that cameras, programs and generators write, most likely first. */
const USUAL: readonly Rational[] = [
  FRAME_RATES['24'],
  FRAME_RATES['23.976'],
  FRAME_RATES['25'],
  FRAME_RATES['30'],
  FRAME_RATES['29.97'],
  rational(60),
  rational(60_000, 1001),
  rational(50),
  rational(48),
  rational(48_000, 1001),
  rational(120),
  rational(120_000, 1001),
  rational(100),
  ...[8, 10, 12, 15, 16, 20].map((fps) => rational(fps)),
];
const NOMINAL = FRAME_RATES['24'];
const FASTEST = 240;
/** How far, in frames, a picture may be from its place for the rate still to be called constant. */
const OFF_GRID = 0.35;

/**
 * The exact rate of a track, or, when its pictures do not keep to one, the nominal rate its proxy is
 * made with. A file's own claim about its rate is never believed: only timestamps are.
 */
export function frameTiming({ shown, resolution, lasts }: Timestamps): FrameTiming {
  if (shown.length < 2) {
    const fps = lasts === undefined || lasts <= 0 ? undefined : 1 / lasts;
    return { fps: plausible(fps) ? nearest(fps) : NOMINAL, variableFps: false };
  }
  const exact = evenTicks(shown, resolution);
  if (exact !== undefined && plausible(exact.num / exact.den))
    return { fps: exact, variableFps: false };

  const mean = (shown.length - 1) / ((shown.at(-1) ?? 0) - (shown[0] ?? 0));
  if (!plausible(mean)) return { fps: nominalOf(shown), variableFps: true };
  // A container that counts milliseconds rounds them; what it says a picture lasts can tell 24 from 23.976.
  const hinted = USUAL.filter((rate) => lasts !== undefined && isNear(1 / lasts, rate, 1e-5));
  const usual = [...hinted, ...byDistance(mean)];
  const rounding = (1.5 * mean) / resolution;
  const fps =
    usual.find((rate) => farthestOff(shown, rate) <= rounding) ??
    closestFit(shown, [...usual, roughly(mean)]);
  return fps === undefined
    ? { fps: nominalOf(shown), variableFps: true }
    : { fps, variableFps: false };
}

/** The rate when every picture lasts the same whole number of ticks: then nothing is guessed. */
function evenTicks(shown: readonly number[], resolution: number): Rational | undefined {
  const perSecond = Math.round(resolution);
  if (perSecond < 1000 || Math.abs(perSecond - resolution) > 1e-6) return undefined;
  if (perSecond === 1000) return undefined; // milliseconds: even ones are a coincidence of 25 or 50 fps
  const ticks = shown.map((seconds) => Math.round(seconds * perSecond));
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  const even = step > 0 && ticks.every((at, i) => at === (ticks[0] ?? 0) + i * step);
  return even ? rational(perSecond, step) : undefined;
}

/** Largest distance, in frames, of any picture from its place on the grid of that rate. */
function farthestOff(shown: readonly number[], rate: Rational): number {
  const first = shown[0] ?? 0;
  const fps = rate.num / rate.den;
  let low = 0;
  let high = 0;
  shown.forEach((seconds, i) => {
    const off = (seconds - first) * fps - i;
    low = Math.min(low, off);
    high = Math.max(high, off);
  });
  return high - low;
}

function closestFit(shown: readonly number[], rates: readonly Rational[]): Rational | undefined {
  let best: { rate: Rational; off: number } | undefined;
  for (const rate of rates) {
    const off = farthestOff(shown, rate);
    if (off > OFF_GRID) continue;
    // Earlier candidates are the likelier ones: a later one must fit clearly better.
    if (best === undefined || off < best.off - 1e-3) best = { rate, off };
  }
  return best?.rate;
}

/** What most pictures last, as the nearest usual rate: pictures were left out, or shown longer. */
function nominalOf(shown: readonly number[]): Rational {
  const lengths = shown
    .slice(1)
    .map((seconds, i) => seconds - (shown[i] ?? 0))
    .filter((length) => length > 0)
    .toSorted((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)];
  const fps = median === undefined ? undefined : 1 / median;
  if (!plausible(fps)) return NOMINAL;
  return fps < 10 ? NOMINAL : nearest(fps);
}

function nearest(fps: number): Rational {
  const usual = byDistance(fps)[0];
  return usual !== undefined && isNear(fps, usual, 0.03) ? usual : roughly(fps);
}

const plausible = (fps: number | undefined): fps is number =>
  fps !== undefined && Number.isFinite(fps) && fps >= 0.1 && fps <= FASTEST;

const roughly = (fps: number) => rational(Math.max(1, Math.round(fps * 1000)), 1000);

const isNear = (fps: number, rate: Rational, part: number) =>
  Math.abs((fps * rate.den) / rate.num - 1) < part;

const byDistance = (fps: number) =>
  USUAL.filter((rate) => isNear(fps, rate, 0.05)).toSorted(
    (a, b) => Math.abs(a.num / a.den - fps) - Math.abs(b.num / b.den - fps),
  );
