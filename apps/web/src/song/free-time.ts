import {
  TICKS_PER_BEAT,
  changeGridAt,
  isFreeTime,
  makeGrid,
  sampleOf,
  snapTick,
  tickOf,
} from '@takeboard/editorial';
import type { Grid, GridChange } from '@takeboard/editorial';

/** What holds at a tick: the change it lies under. */
export const changeAt = (grid: Grid, tick: number): GridChange | undefined =>
  grid.changes.findLast((change) => change.tick <= tick) ?? grid.changes[0];

/** How many beats a stretch of the sound has by the grid as it is, one at least. */
export const beatsBetween = (grid: Grid, from: number, to: number): number =>
  Math.max(1, Math.round((tickOf(grid, to) - beatAt(grid, from)) / TICKS_PER_BEAT));

/** The tick of the beat nearest to a sample; never before bar one, where no change can stand. */
export const beatAt = (grid: Grid, sample: number): number =>
  Math.max(0, snapTick(grid, tickOf(grid, sample), 'beat'));

/**
 * A passage that nobody plays to a beat: from the beat nearest to one sample until another sample,
 * where the tempo goes on as before. It counts so many beats, spread evenly over its sound. Changes
 * inside it go, those after it keep their distance in beats from its end.
 * Throws a RangeError, in words, where that makes no grid.
 */
export function freeTime(
  grid: Grid,
  { from, to, beats }: { readonly from: number; readonly to: number; readonly beats: number },
): Grid {
  const tick = beatAt(grid, from);
  const before = changeAt(grid, tick);
  if (before === undefined)
    throw new RangeError('This grid was not made by makeGrid: it is empty.');
  if (isFreeTime(before.tempo)) throw new RangeError('It is free time there already.');
  if (to <= sampleOf(grid, tick)) {
    throw new RangeError(
      'Free time ends after it begins: move the playhead on to where the beat is back.',
    );
  }
  const end = tick + beats * TICKS_PER_BEAT;
  const oldEnd = snapTick(grid, tickOf(grid, to), 'beat');
  const inside = (at: number) => at > tick && at <= oldEnd;
  const goesOn =
    grid.changes.findLast((change) => inside(change.tick) && !isFreeTime(change.tempo)) ?? before;
  const rest = makeGrid({
    ...grid,
    changes: grid.changes
      .filter((change) => !inside(change.tick))
      .map((change) =>
        change.tick > oldEnd ? { ...change, tick: change.tick - oldEnd + end } : change,
      ),
  });
  const free = { tick, tempo: { free: to - sampleOf(grid, tick) }, meter: before.meter };
  // The end first: free time without one is no grid.
  return changeGridAt(changeGridAt(rest, { ...goesOn, tick: end }), free);
}

/** Without the change at a tick; of free time its end goes too when nothing else begins there. */
export function withoutChange(grid: Grid, tick: number): Grid {
  const at = grid.changes.findIndex((change) => change.tick === tick);
  const [before, change, after] = [grid.changes[at - 1], grid.changes[at], grid.changes[at + 1]];
  if (before === undefined || change === undefined) {
    throw new RangeError('What holds from bar one on can be changed, not removed.');
  }
  if (isFreeTime(before.tempo)) {
    throw new RangeError('Free time ends here. Remove the free time instead.');
  }
  const goes = (each: GridChange) =>
    each === change || (isFreeTime(change.tempo) && each === after && sameHolds(before, each));
  return makeGrid({
    ...grid,
    revision: grid.revision + 1,
    changes: grid.changes.filter((each) => !goes(each)),
  });
}

const sameHolds = (one: GridChange, other: GridChange): boolean =>
  !isFreeTime(one.tempo) &&
  !isFreeTime(other.tempo) &&
  one.tempo.num === other.tempo.num &&
  one.tempo.den === other.tempo.den &&
  one.meter.beats === other.meter.beats &&
  one.meter.unit === other.meter.unit;
