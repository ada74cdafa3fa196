import { TICKS_PER_BEAT, sampleOf, snapTick, tickOf } from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';

/** The sample of the next beat, or of the one before: from between two beats the nearer of them. */
export function stepBeat(grid: Grid, sample: number, by: 1 | -1): number {
  const tick = tickOf(grid, sample);
  const nearest = snapTick(grid, tick, 'beat');
  const at = sampleOf(grid, nearest);
  // A sample beside a beat is on it: ticks and samples do not lie on one another.
  const isOn = Math.abs(at - sample) <= 1;
  if (!isOn && Math.sign(at - sample) === by) return at;
  return sampleOf(grid, snapTick(grid, nearest + by * TICKS_PER_BEAT, 'beat'));
}
