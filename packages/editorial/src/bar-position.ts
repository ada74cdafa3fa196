import { TICKS_PER_BEAT } from './grid.ts';
import type { Grid, Meter } from './grid.ts';

/** A place as musicians count it, each part from 1: the very beginning of bar 37 is 37.1.1. */
export interface BarPosition {
  /** Bar one begins at tick 0; the bar before it is 0, the one before that -1. */
  readonly bar: number;
  readonly beat: number;
  /** 1 to 960. */
  readonly tick: number;
}

/** What positions snap to. */
export type Snap = 'bar' | 'beat' | 'half-beat';

/** Bars of one meter: from `tick`, which begins bar number `bar`, to where the meter changes. */
interface MeterRun {
  readonly tick: number;
  readonly bar: number;
  readonly meter: Meter;
  /** Exclusive; a change of meter in mid-bar cuts that bar short. */
  readonly end: number;
}

export const ticksOfBar = ({ beats }: Meter): number => beats * TICKS_PER_BEAT;

const known = new WeakMap<Grid, readonly MeterRun[]>();

function runsOf(grid: Grid): readonly MeterRun[] {
  const found = known.get(grid);
  if (found !== undefined) return found;
  const begins = grid.changes.filter(
    ({ meter }, index) => index === 0 || !sameMeter(meter, grid.changes[index - 1]?.meter),
  );
  const runs: MeterRun[] = [];
  for (const [index, { tick, meter }] of begins.entries()) {
    const before = runs.at(-1);
    const bar =
      before === undefined
        ? 1
        : before.bar + Math.ceil((tick - before.tick) / ticksOfBar(before.meter));
    runs.push({ tick, bar, meter, end: begins[index + 1]?.tick ?? Infinity });
  }
  known.set(grid, runs);
  return runs;
}

const sameMeter = (one: Meter, other: Meter | undefined): boolean =>
  one.beats === other?.beats && one.unit === other.unit;

function runAt(grid: Grid, isIn: (run: MeterRun) => boolean): MeterRun {
  const runs = runsOf(grid);
  const found = runs.findLast(isIn) ?? runs[0];
  if (found === undefined) throw new RangeError('This grid was not made by makeGrid: it is empty.');
  return found;
}

export function barPositionOf(grid: Grid, tick: number): BarPosition {
  const run = runAt(grid, (each) => each.tick <= tick);
  const length = ticksOfBar(run.meter);
  const bars = Math.floor((tick - run.tick) / length);
  const rest = tick - run.tick - bars * length;
  return {
    bar: run.bar + bars,
    beat: Math.floor(rest / TICKS_PER_BEAT) + 1,
    tick: (rest % TICKS_PER_BEAT) + 1,
  };
}

/** Back to ticks; a beat that its bar does not have is counted on into the next. */
export function tickOfBarPosition(
  grid: Grid,
  { bar, beat = 1, tick = 1 }: Pick<BarPosition, 'bar'> & Partial<BarPosition>,
): number {
  const run = runAt(grid, (each) => each.bar <= bar);
  const ticksIn = (beat - 1) * TICKS_PER_BEAT + tick - 1;
  return run.tick + (bar - run.bar) * ticksOfBar(run.meter) + ticksIn;
}

/** The tick with which a bar begins. */
export const tickOfBar = (grid: Grid, bar: number): number => tickOfBarPosition(grid, { bar });

export const formatBarPosition = ({ bar, beat, tick }: BarPosition): string =>
  `${bar}.${beat}.${tick}`;

/** Reads `37`, `37.2` or `37.2.481`; undefined for anything else. */
export function parseBarPosition(text: string): BarPosition | undefined {
  const match = /^\s*(-?\d{1,6})(?:\.(\d{1,2}))?(?:\.(\d{1,3}))?\s*$/u.exec(text);
  if (match === null) return undefined;
  const [bar = 0, beat = 1, tick = 1] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  return beat < 1 || tick < 1 || tick > TICKS_PER_BEAT ? undefined : { bar, beat, tick };
}

/** The nearest line of a kind, the later one of two that are equally near. */
export function snapTick(grid: Grid, tick: number, to: Snap): number {
  const run = runAt(grid, (each) => each.tick <= tick);
  const step =
    to === 'bar' ? ticksOfBar(run.meter) : to === 'beat' ? TICKS_PER_BEAT : TICKS_PER_BEAT / 2;
  const before = run.tick + Math.floor((tick - run.tick) / step) * step;
  // A new meter begins with a line of every kind, even where it cuts a bar short.
  const after = Math.min(before + step, run.end);
  return tick - before < after - tick ? before : after;
}
