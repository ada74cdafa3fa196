import { isFreeTime, makeGrid, sampleOf, tickOf } from './grid.ts';
import type { Grid, GridChange } from './grid.ts';
import { rational } from './rational.ts';
import { roundDivide } from './whole-number.ts';

/**
 * Corrections of a grid. Each returns a new grid with the next revision and throws a RangeError, in
 * words, where the outcome would be none. A correction of where the beats are must not move the
 * picture: whoever makes one takes the positions along with `rereckon`, which keeps their sound.
 */

/** Moves bar one, and all beats with it, by samples; negative is earlier. */
export const nudgeGrid = (grid: Grid, samples: number): Grid =>
  corrected(grid, { start: grid.start + samples });

/** Puts bar one on this sample. */
export const setBarOne = (grid: Grid, sample: number): Grid => nudgeGrid(grid, sample - grid.start);

/** Counts twice as many beats in the same sound. */
export const doubleTempo = (grid: Grid): Grid => scaleBeats(grid, 2, 1);

/** Counts half as many beats in the same sound. */
export const halveTempo = (grid: Grid): Grid => scaleBeats(grid, 1, 2);

function scaleBeats(grid: Grid, num: number, den: number): Grid {
  const scaled = (tick: number) => Number(roundDivide(BigInt(tick) * BigInt(num), BigInt(den)));
  return corrected(grid, {
    changes: grid.changes.map(({ tick, tempo, meter }) => ({
      tick: scaled(tick),
      tempo: isFreeTime(tempo) ? tempo : rational(tempo.num * num, tempo.den * den),
      meter,
    })),
  });
}

/**
 * From this tick on something else holds: takes the place of a change that stands there. Later
 * changes keep their ticks, so what is after them sounds earlier or later than before.
 */
export const changeGridAt = (grid: Grid, change: GridChange): Grid =>
  corrected(grid, {
    changes: [...grid.changes.filter(({ tick }) => tick !== change.tick), change].toSorted(
      (one, other) => one.tick - other.tick,
    ),
  });

/** Takes a change away; what held before goes on. The first one cannot go. */
export const removeChange = (grid: Grid, tick: number): Grid =>
  corrected(grid, { changes: grid.changes.filter((change) => change.tick !== tick) });

/**
 * The same bars in another mix of the song: the same revision, since positions keep their ticks and
 * only where those lie in the sound is new.
 * @param mix its rate in samples a second, and the sample of it that sounds with sample 0 of the old
 */
export function gridOfMix(
  grid: Grid,
  mix: { readonly rate: number; readonly offset: number },
): Grid {
  const inMix = (samples: number) =>
    Number(roundDivide(BigInt(samples) * BigInt(mix.rate), BigInt(grid.rate)));
  return makeGrid({
    revision: grid.revision,
    rate: mix.rate,
    start: inMix(grid.start) + mix.offset,
    changes: grid.changes.map((change, index) => {
      if (!isFreeTime(change.tempo)) return change;
      // In a much lower rate its ticks could come to share samples: then it is as short as it can be.
      const ticks = (grid.changes[index + 1]?.tick ?? change.tick) - change.tick;
      return { ...change, tempo: { free: Math.max(inMix(change.tempo.free), ticks + 1) } };
    }),
  });
}

/** The tick of another grid of the same mix at which the same sound is heard. */
export const rereckon = (tick: number, from: Grid, to: Grid): number =>
  tickOf(to, sampleOf(from, tick));

const corrected = (grid: Grid, change: Partial<Grid>): Grid =>
  makeGrid({ ...grid, ...change, revision: grid.revision + 1 });
