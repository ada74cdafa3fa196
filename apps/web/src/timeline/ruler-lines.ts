import {
  TICKS_PER_BEAT,
  barPositionOf,
  sampleOf,
  tickOf,
  tickOfBarPosition,
} from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';

/** A line across the song. */
export interface RulerLine {
  readonly sample: number;
  /** How strong it is: 0 for the lines that stay longest, 1 for those between, 2 for the finest. */
  readonly rank: 0 | 1 | 2;
  /** What is written beside it: `37`, `37.2`, `1:15`; empty where there is no room for words. */
  readonly label: string;
}

/** What of the song is to be drawn: samples, `to` exclusive, and how many of them a pixel is. */
export interface RulerSpan {
  readonly from: number;
  readonly to: number;
  readonly samplesPerPixel: number;
}

/** Pixels that lines and words keep from each other. */
const BARS_APART = 14;
const BEATS_APART = 14;
const WORDS_APART = 46;
const BEAT_WORDS_APART = 64;

/**
 * Bars and beats. Where bars stand too close only every second, fourth, eighth … is drawn, counted
 * from bar one, so that the same bars stay while one zooms; beats come when there is room, then the
 * quarters of a beat.
 */
export function barLines(grid: Grid, { from, to, samplesPerPixel }: RulerSpan): RulerLine[] {
  const lines: RulerLine[] = [];
  const barAt = (bar: number) => sampleOf(grid, tickOfBarPosition(grid, { bar }));
  let bar = barPositionOf(grid, tickOf(grid, Math.floor(from))).bar;
  // A bar that a change of meter cut short may begin where the next one does: the step is never 0.
  for (let begins = barAt(bar); begins < to;) {
    const ends = barAt(bar + 1);
    const pixels = (ends - begins) / samplesPerPixel;
    const step = stepOf(BARS_APART, pixels);
    const words = stepOf(WORDS_APART, pixels);
    if (isNth(bar, step)) {
      const label = isNth(bar, words) ? String(bar) : '';
      const strong = isNth(bar, Math.max(4, 4 * step));
      if (begins >= from) lines.push({ sample: begins, rank: strong ? 0 : 1, label });
      if (step === 1) addBeats(lines, grid, { bar, from, to, samplesPerPixel });
    }
    bar += step - ((((bar - 1) % step) + step) % step);
    begins = barAt(bar);
  }
  return lines;
}

/** The beats of a bar after its first, and their quarters. */
function addBeats(
  lines: RulerLine[],
  grid: Grid,
  { bar, from, to, samplesPerPixel }: RulerSpan & { readonly bar: number },
): void {
  const first = tickOfBarPosition(grid, { bar });
  const next = tickOfBarPosition(grid, { bar: bar + 1 });
  const beat = (sampleOf(grid, first + TICKS_PER_BEAT) - sampleOf(grid, first)) / samplesPerPixel;
  if (beat < BEATS_APART) return;
  const step = beat >= 4 * BEATS_APART ? TICKS_PER_BEAT / 4 : TICKS_PER_BEAT;
  for (let tick = first + step; tick < next; tick += step) {
    const sample = sampleOf(grid, tick);
    if (sample < from || sample >= to) continue;
    const isBeat = (tick - first) % TICKS_PER_BEAT === 0;
    const hasWords = isBeat && beat >= BEAT_WORDS_APART;
    const label = hasWords ? `${bar}.${(tick - first) / TICKS_PER_BEAT + 1}` : '';
    lines.push({ sample, rank: isBeat ? 1 : 2, label });
  }
}

/** The smallest power of two of such lines that keeps them so far apart. */
const stepOf = (apart: number, pixels: number): number =>
  pixels >= apart ? 1 : 2 ** Math.ceil(Math.log2(apart / pixels));

const isNth = (bar: number, step: number): boolean => (bar - 1) % step === 0;

/** Milliseconds between lines, from close to far. */
const STEPS = [
  10, 50, 100, 500, 1000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
] as const;

/** The clock, for a song of which nobody has said where its beats are. */
export function secondLines(rate: number, { from, to, samplesPerPixel }: RulerSpan): RulerLine[] {
  const pixelsOf = (ms: number) => (ms * rate) / 1000 / samplesPerPixel;
  const step = STEPS.find((ms) => pixelsOf(ms) >= BARS_APART) ?? STEPS[STEPS.length - 1] ?? 1;
  const words = STEPS.find((ms) => ms >= step && pixelsOf(ms) >= BEAT_WORDS_APART) ?? step;
  const first = Math.max(0, Math.ceil((from * 1000) / rate / step));
  const last = Math.ceil((to * 1000) / rate / step);
  return Array.from({ length: Math.max(0, last - first) }, (_, i): RulerLine => {
    const ms = (first + i) * step;
    const isNamed = ms % words === 0;
    return {
      sample: Math.round((ms * rate) / 1000),
      rank: isNamed ? 0 : 2,
      label: isNamed ? sayClock(ms, words) : '',
    };
  });
}

/** `1:15`, with as many decimals as lines of so many milliseconds need. */
function sayClock(ms: number, step: number): string {
  const decimals = step >= 1000 ? 0 : step >= 100 ? 1 : 2;
  const minutes = Math.floor(ms / 60_000);
  const seconds = ((ms % 60_000) / 1000).toFixed(decimals);
  return `${minutes}:${seconds.padStart(decimals === 0 ? 2 : 3 + decimals, '0')}`;
}
