import { and, asc, eq, exists, sql } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { round, roundShot } from '../database/round-tables.ts';
import { leaveOut } from './leave-out.ts';
import { lockShot } from './round-row.ts';
import type { RoundRow } from './round-row.ts';
import { settleRound } from './settle.ts';
import { comesBack, waits } from './shot-states.ts';

/**
 * What is done to shots and takes outside of rounds while they are chosen in one. The caller holds the
 * board's lock.
 */

/** Somebody picked a take of a shot by hand: rounds that still ask about the shot ask no more. */
export const pickedMeanwhile = async (
  tx: Transaction,
  boardId: string,
  shotId: string,
  { name, userId, at }: { readonly name: string; readonly userId: string; readonly at: Date },
): Promise<void> => {
  const isIn = eq(roundShot.shotId, shotId);
  for (const row of await openRoundsWith(tx, boardId, isIn)) {
    const shot = await lockShot(tx, row.id, shotId);
    if (!waits(shot) && !comesBack(shot)) continue;
    await leaveOut(tx, shot, `${name} picked it by hand.`);
    await settleRound(tx, row, { at, by: userId });
  }
};

/** Takes were filed elsewhere: duels they were in go on without them. */
export const movedMeanwhile = async (
  tx: Transaction,
  boardId: string,
  takeIds: readonly string[],
  at: Date,
): Promise<void> => {
  const isIn = and(
    sql`${roundShot.state} in ('duel', 'final-say')`,
    sql`${roundShot.finalists} ?| array[${sql.join(
      takeIds.map((takeId) => sql`${takeId}`),
      sql`, `,
    )}]::text[]`,
  );
  for (const row of await openRoundsWith(tx, boardId, isIn)) {
    await settleRound(tx, row, { at, by: null });
  }
};

const openRoundsWith = (
  tx: Transaction,
  boardId: string,
  isIn: ReturnType<typeof and>,
): Promise<RoundRow[]> =>
  tx
    .select()
    .from(round)
    .where(
      and(
        eq(round.boardId, boardId),
        eq(round.state, 'open'),
        exists(
          tx
            .select({ shotId: roundShot.shotId })
            .from(roundShot)
            .where(and(eq(roundShot.roundId, round.id), isIn)),
        ),
      ),
    )
    .orderBy(asc(round.startedAt), asc(round.id));
