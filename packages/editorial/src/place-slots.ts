import { barPositionOf, snapTick, tickOfBar } from './bar-position.ts';
import type { Snap } from './bar-position.ts';
import { isFreeTime, sampleOf, tickOf } from './grid.ts';
import type { Grid } from './grid.ts';
import type { Rational } from './rational.ts';
import { sampleOfPosition } from './song-position.ts';
import type { Song, SongPosition } from './song-position.ts';
import { floorDivide, roundDivide } from './whole-number.ts';

/**
 * Where new boundaries go. A position is written in ticks, so that it follows the bars into another
 * mix; in samples where ticks mean nothing: while nobody has said where the beats are, and in free time.
 */

/** A song to place something on. */
export interface Ruler {
  readonly song: Song;
  /** Whether its grid is the song's own; without one its beats are seconds that nobody sees. */
  readonly hasGrid: boolean;
}

/** What a placed boundary is drawn to. */
export type SnapTo = Snap | 'off';

/** The position at a sample of the mix, drawn to the nearest line of the grid when there is one. */
export function positionAt({ song, hasGrid }: Ruler, sample: number, snap: SnapTo): SongPosition {
  const { grid } = song;
  const tick = tickOf(grid, sample);
  if (!hasGrid || (snap === 'off' && isFreeAt(grid, tick))) {
    return { unit: 'samples', value: sample, rate: grid.rate, gridRevision: grid.revision };
  }
  const value = snap === 'off' ? tick : snapTick(grid, tick, snap);
  return { unit: 'ticks', value, gridRevision: grid.revision };
}

/** A position that `frameOfPosition` reads as this frame, at any of our frame rates. */
export function positionOfFrame(ruler: Ruler, frame: number, fps: Rational): SongPosition {
  const { rate } = ruler.song.grid;
  const sample = roundDivide(BigInt(frame) * BigInt(rate) * BigInt(fps.den), BigInt(fps.num));
  return positionAt(ruler, Number(sample), 'off');
}

/**
 * Boundaries that share a song among `count` slots of equal length, from a sample on, which begins the
 * first of them exactly. Each is drawn to a line; where there are too few lines for all, to the next
 * finer ones.
 */
export function evenStarts({
  count,
  snap,
  from = 0,
  ...ruler
}: Ruler & {
  readonly count: number;
  readonly snap: SnapTo;
  readonly from?: number;
}): SongPosition[] {
  const { samples } = ruler.song;
  const even = Array.from(
    { length: count },
    (_, i) => from + Number(roundDivide(BigInt(samples - from) * BigInt(i), BigInt(count))),
  );
  for (const each of FINER.slice(FINER.indexOf(snap))) {
    const starts = even.map((sample, i) => positionAt(ruler, sample, i === 0 ? 'off' : each));
    if (each === 'off' || rises(starts, ruler.song)) return starts;
  }
  return [];
}

const FINER: readonly SnapTo[] = ['bar', 'beat', 'half-beat', 'off'];

function rises(starts: readonly SongPosition[], song: Song): boolean {
  const at = [...starts.map((start) => sampleOfPosition(song, start)), song.samples];
  return at.every((sample, i) => i === 0 || sample > (at[i - 1] ?? 0));
}

/**
 * Boundaries for slots whose lengths are given in bars (null: one bar), from a tick on; without one from
 * bar one, or from the first bar of a mix that begins after it. Parts of a bar are parts of the very
 * bar they lie in, whatever its meter. Slots that would begin with the end of the song or later get no
 * boundary: `over` says how many.
 */
export function startsFromBars({
  bars,
  from,
  ...ruler
}: Ruler & { readonly bars: readonly (Rational | null)[]; readonly from?: number }): {
  readonly starts: readonly SongPosition[];
  readonly over: number;
} {
  const { song, hasGrid } = ruler;
  const { grid } = song;
  const starts: SongPosition[] = [];
  // Counted exactly, in bars from bar 0: thirds and sevenths must come out on the line again.
  let at = from === undefined ? { num: BigInt(firstBar(grid)), den: 1n } : barsAtTick(grid, from);
  for (const length of bars) {
    const tick = tickAtBars(grid, at);
    const sample = sampleOf(grid, tick);
    if (sample >= song.samples) break;
    starts.push(
      hasGrid
        ? { unit: 'ticks', value: tick, gridRevision: grid.revision }
        : positionAt(ruler, sample, 'off'),
    );
    at = sum(at, length ?? { num: 1, den: 1 });
  }
  return { starts, over: bars.length - starts.length };
}

/** Bars from the beginning of bar 0 on, the whole ones and the part of the last. */
interface ExactBars {
  readonly num: bigint;
  readonly den: bigint;
}

function sum({ num, den }: ExactBars, length: Rational): ExactBars {
  const total = num * BigInt(length.den) + BigInt(length.num) * den;
  const over = den * BigInt(length.den);
  const divisor = commonDivisor(total, over);
  return { num: total / divisor, den: over / divisor };
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));

function tickAtBars(grid: Grid, { num, den }: ExactBars): number {
  const whole = floorDivide(num, den);
  const bar = Number(whole);
  const begin = tickOfBar(grid, bar);
  const length = BigInt(tickOfBar(grid, bar + 1) - begin);
  return begin + Number(roundDivide((num - whole * den) * length, den));
}

/** The bar that a tick lies in, and how far into it; the inverse of `tickAtBars`. */
function barsAtTick(grid: Grid, tick: number): ExactBars {
  const { bar } = barPositionOf(grid, tick);
  const begin = tickOfBar(grid, bar);
  const length = BigInt(tickOfBar(grid, bar + 1) - begin);
  return { num: BigInt(bar) * length + BigInt(tick - begin), den: length };
}

/** Bar one, or the first bar that begins within a mix which leaves bar one out. */
function firstBar(grid: Grid): number {
  const { bar } = barPositionOf(grid, tickOf(grid, 0));
  return Math.max(1, sampleOf(grid, tickOfBar(grid, bar)) < 0 ? bar + 1 : bar);
}

/** Whether nobody plays to a beat at this tick; what is before the first change belongs to it. */
const isFreeAt = ({ changes }: Grid, tick: number): boolean => {
  const change = changes.findLast((each) => each.tick <= tick) ?? changes[0];
  return change !== undefined && isFreeTime(change.tempo);
};
