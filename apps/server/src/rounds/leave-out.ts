import type { Transaction } from '../database/open-database.ts';
import { roundShot } from '../database/round-tables.ts';
import { forgetRun } from './press-run.ts';
import { isShot } from './round-row.ts';
import type { RoundShotRow } from './round-row.ts';

/** Leaves a shot out of its round; what people marked or pressed and had not shown stays hidden for ever. */
export const leaveOut = async (
  tx: Transaction,
  shot: RoundShotRow,
  reason: string,
): Promise<void> => {
  await forgetRun(tx, shot);
  await tx
    .update(roundShot)
    .set({ state: 'skipped', run: 0, reason: reason || null })
    .where(isShot(shot.roundId, shot.shotId));
};
