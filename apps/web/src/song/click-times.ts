import {
  TICKS_PER_BEAT,
  barPositionOf,
  isFreeTime,
  sampleOf,
  snapTick,
  tickOf,
} from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';
import { changeAt } from './free-time.ts';

/** A beat that is heard as a click. */
export interface Click {
  /** Of the mix. */
  readonly sample: number;
  /** The first of a bar. */
  readonly strong: boolean;
}

/** The beats that sound from one sample up to another, that one left out; none in free time. */
export function clicksOfGrid(grid: Grid, from: number, to: number): readonly Click[] {
  const clicks: Click[] = [];
  let tick = snapTick(grid, tickOf(grid, from) - TICKS_PER_BEAT, 'beat');
  for (let sample = sampleOf(grid, tick); sample < to; sample = sampleOf(grid, tick)) {
    const change = changeAt(grid, tick);
    if (sample >= from && change !== undefined && !isFreeTime(change.tempo)) {
      const { beat, tick: within } = barPositionOf(grid, tick);
      clicks.push({ sample, strong: beat === 1 && within === 1 });
    }
    // A new meter in mid-beat begins with a beat of its own.
    const next = tick + TICKS_PER_BEAT;
    tick = grid.changes.find((each) => each.tick > tick && each.tick < next)?.tick ?? next;
  }
  return clicks;
}

/** The same of beats that were heard one by one; `first` is the one that bar one begins with. */
export function clicksOfBeats(
  beats: readonly number[],
  { first, inBar }: { readonly first: number; readonly inBar: number },
  from: number,
  to: number,
): readonly Click[] {
  const one = beats.findIndex((beat) => beat >= first);
  return beats.flatMap((sample, at) =>
    sample >= from && sample < to ? [{ sample, strong: (at - one) % inBar === 0 }] : [],
  );
}
