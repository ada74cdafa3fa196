import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { press } from '../database/round-tables.ts';
import type { RoundShotRow } from './round-row.ts';

/** The presses of a duel's present run. */
export const inRun = ({ roundId, shotId, turn, timesParked, run }: RoundShotRow) =>
  and(
    eq(press.roundId, roundId),
    eq(press.shotId, shotId),
    eq(press.turn, turn),
    eq(press.timesParked, timesParked),
    eq(press.run, run),
  );

/** Ends a run that nobody will finish: what some have pressed in it stays hidden for ever. */
export const forgetRun = async (tx: Transaction, shot: RoundShotRow): Promise<void> => {
  await tx.delete(press).where(inRun(shot));
};
