import type { Transaction } from '../database/open-database.ts';
import { roundShot } from '../database/round-tables.ts';
import { isShot } from './round-row.ts';
import type { RoundShotRow } from './round-row.ts';

/** Leaves a shot undecided: for the end of the round the first time, for another day the second. */
export const parkShot = async (
  tx: Transaction,
  { roundId, shotId, timesParked }: RoundShotRow,
): Promise<void> => {
  await tx
    .update(roundShot)
    .set({ state: 'parked', run: 0, timesParked: timesParked + 1 })
    .where(isShot(roundId, shotId));
};
