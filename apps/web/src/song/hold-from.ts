import { isFreeTime, makeGrid } from '@takeboard/editorial';
import type { Grid, GridChange, Meter, Rational } from '@takeboard/editorial';
import { changeAt } from './free-time.ts';

/**
 * From a tick on another tempo, or another meter, holds until the next change of that kind, as when a
 * musician writes it over the staff: a change of meter in between takes the new tempo along, and so
 * does what follows on free time. Changes that change nothing any more go.
 * Throws a RangeError, in words, inside free time and where that makes no grid.
 */
export function holdFrom(
  grid: Grid,
  tick: number,
  part: { readonly tempo: Rational } | { readonly meter: Meter },
): Grid {
  const holds = changeAt(grid, tick);
  if (holds === undefined) throw new RangeError('This grid was not made by makeGrid: it is empty.');
  if (isFreeTime(holds.tempo) && ('tempo' in part || holds.tick !== tick)) {
    throw new RangeError('It is free time there. Remove the free time first.');
  }
  const isSame = (change: GridChange) =>
    'tempo' in part ? sameTempo(change.tempo, holds.tempo) : sameMeter(change.meter, holds.meter);
  const changes: GridChange[] = grid.changes.filter((change) => change.tick < tick);
  const here = { ...holds, ...part, tick };
  if (!changesNothing(here, changes.at(-1))) changes.push(here);
  let goesOn = true;
  for (const change of grid.changes) {
    if (change.tick <= tick) continue;
    const isFree = 'tempo' in part && isFreeTime(change.tempo);
    goesOn &&= isFree || isSame(change);
    const next = goesOn && !isFree ? { ...change, ...part } : change;
    if (!changesNothing(next, changes.at(-1))) changes.push(next);
  }
  return makeGrid({ ...grid, revision: grid.revision + 1, changes });
}

const changesNothing = (change: GridChange, before: GridChange | undefined): boolean =>
  before !== undefined &&
  sameTempo(change.tempo, before.tempo) &&
  sameMeter(change.meter, before.meter);

/** Two stretches of free time are never the same. */
const sameTempo = (one: GridChange['tempo'], other: GridChange['tempo']): boolean =>
  !isFreeTime(one) && !isFreeTime(other) && one.num === other.num && one.den === other.den;

const sameMeter = (one: Meter, other: Meter): boolean =>
  one.beats === other.beats && one.unit === other.unit;
