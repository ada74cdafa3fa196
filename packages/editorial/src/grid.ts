import type { Rational } from './rational.ts';
import { roundDivide } from './whole-number.ts';

/**
 * Song time: where the beats of a song lie in its sound.
 *
 * People count a song in bars and beats; a mix is samples. The grid is what joins the two, and it is
 * all that is stored of either: *ticks* (960 to a beat, whichever note the meter calls a beat) are
 * whole numbers, *samples* are whole numbers, and every way from one to the other goes through the
 * functions below. Tick 0 is the first beat of bar one; what lies before it has negative ticks.
 *
 * A grid is a start and a list of changes. Between two changes the tempo is one exact fraction and a
 * position is reckoned from the last change in a single step, rounded once: nothing adds up, so an
 * hour at any tempo is as exact as its first bar. Each change itself lies on a whole sample, which
 * costs at most half a sample where the tempo changes.
 *
 * Where nobody plays to a beat (free time) a stretch says how many samples its ticks take instead.
 */
export const TICKS_PER_BEAT = 960;

/** Beats per minute that a song may have. Above, two ticks could fall on one sample of an 8 kHz mix. */
export const TEMPO_LIMITS = { least: 10, most: 480 } as const;
/** Samples a second that a mix may have. */
export const RATE_LIMITS = { least: 8000, most: 384_000 } as const;

export interface Meter {
  /** Beats in a bar, 1 to 32. */
  readonly beats: number;
  /** The note that is one beat: 4 for a quarter, 8 for an eighth. */
  readonly unit: number;
}

/** What holds from a tick on, until the next change. */
export interface GridChange {
  /** The first change stands at 0, each further one later. */
  readonly tick: number;
  /** Beats per minute; in free time the samples from here to the next change. */
  readonly tempo: Rational | { readonly free: number };
  /** A meter other than before begins a new bar here. */
  readonly meter: Meter;
}

/** The tempo map of a mix. Made by `makeGrid`; corrections make a new one. */
export interface Grid {
  /** Rises with every correction, so that a position can say by which grid it was reckoned. */
  readonly revision: number;
  /** Samples a second of the mix. */
  readonly rate: number;
  /** The sample on which bar one begins; negative when the mix begins later than the song. */
  readonly start: number;
  readonly changes: readonly GridChange[];
}

/**
 * A checked grid.
 * Throws a RangeError that says in words what is wrong with which change.
 */
export function makeGrid(grid: Grid): Grid {
  const { rate, start, changes, revision } = grid;
  const whole = [revision, rate, start, ...changes.map(({ tick }) => tick)];
  if (!whole.every(Number.isSafeInteger)) throw new RangeError('A grid is made of whole numbers.');
  if (rate < RATE_LIMITS.least || rate > RATE_LIMITS.most) {
    throw new RangeError(
      `A mix has ${RATE_LIMITS.least} to ${RATE_LIMITS.most} samples a second, not ${rate}.`,
    );
  }
  if (changes[0]?.tick !== 0) throw new RangeError('The first tempo holds from bar one, tick 0.');
  for (const [index, change] of changes.entries()) checkChange(change, changes[index + 1]);
  return grid;
}

function checkChange({ tick, tempo, meter }: GridChange, next: GridChange | undefined): void {
  if (next !== undefined && next.tick <= tick) {
    throw new RangeError(`The change at tick ${next.tick} does not come after the one at ${tick}.`);
  }
  if (!inRange(meter.beats, 1, 32) || ![1, 2, 4, 8, 16, 32].includes(meter.unit)) {
    throw new RangeError(`${meter.beats}/${meter.unit} is no meter. Write it like 4/4 or 7/8.`);
  }
  if (isFreeTime(tempo)) {
    if (next === undefined) throw new RangeError('Free time ends with a change to a tempo.');
    const ticks = next.tick - tick;
    if (!Number.isSafeInteger(tempo.free) || tempo.free <= ticks) {
      throw new RangeError(`${ticks} ticks of free time take more than ${ticks} samples.`);
    }
  } else if (!isTempo(tempo)) {
    throw new RangeError(
      `A tempo lies between ${TEMPO_LIMITS.least} and ${TEMPO_LIMITS.most} beats a minute, ${tempo.num / tempo.den} does not.`,
    );
  }
}

/** Whether a stretch is free time rather than a tempo. */
export const isFreeTime = (tempo: GridChange['tempo']): tempo is { readonly free: number } =>
  'free' in tempo;

export const isTempo = ({ num, den }: Rational): boolean =>
  num >= TEMPO_LIMITS.least * den && num <= TEMPO_LIMITS.most * den;

const inRange = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** An exact number of samples: `num`/`den`, not reduced, `den` > 0. */
interface ExactSamples {
  readonly num: bigint;
  readonly den: bigint;
}

/** Where a change lies in the mix, and how many samples a tick is long from there. */
interface Stretch {
  readonly tick: number;
  readonly sample: number;
  readonly samplesPerTick: ExactSamples;
}

/** A grid never changes, so its stretches are reckoned once. */
const known = new WeakMap<Grid, readonly Stretch[]>();

function stretchesOf(grid: Grid): readonly Stretch[] {
  const found = known.get(grid);
  if (found !== undefined) return found;
  const stretches: Stretch[] = [];
  for (const [index, { tick, tempo }] of grid.changes.entries()) {
    const before = stretches.at(-1);
    const sample = before === undefined ? grid.start : sampleIn(before, tick);
    const ticks = (grid.changes[index + 1]?.tick ?? tick) - tick;
    const samplesPerTick =
      'free' in tempo
        ? { num: BigInt(tempo.free), den: BigInt(ticks) }
        : {
            num: 60n * BigInt(grid.rate) * BigInt(tempo.den),
            den: BigInt(TICKS_PER_BEAT) * BigInt(tempo.num),
          };
    stretches.push({ tick, sample, samplesPerTick });
  }
  known.set(grid, stretches);
  return stretches;
}

/** The stretch a value lies in by one of its measures; what is before the first belongs to it. */
function stretchAt(grid: Grid, by: 'tick' | 'sample', value: number): Stretch {
  const stretches = stretchesOf(grid);
  const found = stretches.findLast((stretch) => stretch[by] <= value) ?? stretches[0];
  if (found === undefined) throw new RangeError('This grid was not made by makeGrid: it is empty.');
  return found;
}

/** Exactly where a tick lies in the mix, in samples from its beginning. */
export function exactSampleOf(grid: Grid, tick: number): ExactSamples {
  const stretch = stretchAt(grid, 'tick', tick);
  const { num, den } = stretch.samplesPerTick;
  return { num: BigInt(stretch.sample) * den + BigInt(tick - stretch.tick) * num, den };
}

function sampleIn(stretch: Stretch, tick: number): number {
  const { num, den } = stretch.samplesPerTick;
  return stretch.sample + Number(roundDivide(BigInt(tick - stretch.tick) * num, den));
}

/** The sample nearest to a tick. No two ticks share one, and later ticks have later samples. */
export const sampleOf = (grid: Grid, tick: number): number =>
  sampleIn(stretchAt(grid, 'tick', tick), tick);

/** The tick nearest to a sample. `tickOf(grid, sampleOf(grid, tick))` is `tick`, always. */
export function tickOf(grid: Grid, sample: number): number {
  const stretch = stretchAt(grid, 'sample', sample);
  const { num, den } = stretch.samplesPerTick;
  return stretch.tick + Number(roundDivide(BigInt(sample - stretch.sample) * den, num));
}

/**
 * The frame boundary nearest to a tick: floor(position × fps + ½), reckoned from the exact position
 * and rounded once. Frames count from 0 at the beginning of the mix.
 */
export function frameOf(grid: Grid, tick: number, fps: Rational): number {
  const { num, den } = exactSampleOf(grid, tick);
  return Number(roundDivide(num * BigInt(fps.num), den * BigInt(grid.rate) * BigInt(fps.den)));
}
