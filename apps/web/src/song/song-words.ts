import {
  barPositionOf,
  formatBarPosition,
  isFreeTime,
  sampleOf,
  tickOf,
} from '@takeboard/editorial';
import type { Grid, GridChange } from '@takeboard/editorial';
import type { Proposal } from '../api/wire.ts';
import { changeAt } from './free-time.ts';
import { writeMeter, writeTempo } from './type-tempo.ts';
import { writeTime } from './type-time.ts';

/** A sample as bars, beats and ticks: `37.1.1`. */
export const sayPlace = (grid: Grid, sample: number): string => sayTick(grid, tickOf(grid, sample));

export const sayTick = (grid: Grid, tick: number): string =>
  formatBarPosition(barPositionOf(grid, tick));

/** What holds from a change on: `118.00 bpm · 4/4`, `free time, 5.300 s · 4/4`. */
export const sayChange = (rate: number, { tempo, meter }: GridChange): string =>
  `${isFreeTime(tempo) ? `free time, ${(tempo.free / rate).toFixed(3)} s` : `${writeTempo(tempo)} bpm`} · ${writeMeter(meter)}`;

/** What holds at a tick. */
export function sayHolds(grid: Grid, tick: number): string {
  const change = changeAt(grid, tick);
  return change === undefined ? '' : sayChange(grid.rate, change);
}

/** Where a change is: `37.1.1 at 1:13.220`. */
export const sayWhere = (grid: Grid, tick: number): string =>
  `${sayTick(grid, tick)} at ${writeTime(sampleOf(grid, tick), grid.rate)}`;

/** How far a proposal can be trusted, for who does not think in percent. */
export function saySure({ confidence }: Pick<Proposal, 'confidence'>): string {
  const percent = `${Math.round(confidence / 10)} %`;
  if (confidence >= 850) return `quite sure, ${percent}`;
  return confidence >= 550 ? `fairly sure, ${percent}` : `not sure, ${percent}: listen to it`;
}
