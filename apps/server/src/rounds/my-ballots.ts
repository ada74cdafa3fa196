import { EMPTY_BALLOT } from '@takeboard/voting';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { ballot, roundShot } from '../database/round-tables.ts';
import type { Member } from '../people/membership.ts';
import type { MyBallot } from './ballot-schemas.ts';
import { readRound } from './round-row.ts';
import type { RoundShotRow } from './round-row.ts';

export type BallotRow = typeof ballot.$inferSelect;

/** All of my ballots in a round, of the present turns. @throws ApiError 404 `round_not_found`. */
export const myBallotsIn = async (
  { db }: Pick<Database, 'db'>,
  { boardId, userId }: Member,
  roundId: string,
): Promise<MyBallot[]> => {
  await readRound(db, boardId, roundId);
  const rows = await db
    .select({ ballot })
    .from(ballot)
    .innerJoin(
      roundShot,
      and(
        eq(roundShot.roundId, ballot.roundId),
        eq(roundShot.shotId, ballot.shotId),
        eq(roundShot.turn, ballot.turn),
      ),
    )
    .where(and(eq(ballot.roundId, roundId), eq(ballot.userId, userId)))
    .orderBy(roundShot.position);
  return rows.map((row) => ballotView(row.ballot));
};

/** My ballot on a shot, locked; undefined where there is none yet. */
export const ballotIn = async (
  tx: Transaction,
  shot: RoundShotRow,
  me: Member,
): Promise<BallotRow | undefined> => {
  const [row] = await tx.select().from(ballot).where(isBallot(shot, me)).for('update');
  return row;
};

export const isBallot = ({ roundId, shotId, turn }: RoundShotRow, { userId }: Member) =>
  and(
    eq(ballot.roundId, roundId),
    eq(ballot.shotId, shotId),
    eq(ballot.turn, turn),
    eq(ballot.userId, userId),
  );

export const emptyIn = (
  { roundId, shotId, turn }: RoundShotRow,
  { userId }: Member,
): BallotRow => ({
  ...{ roundId, shotId, turn, userId },
  ...EMPTY_BALLOT,
  readyAt: null,
});

export const ballotView = ({ shotId, turn, marks, none, readyAt }: BallotRow): MyBallot => ({
  shotId,
  turn,
  marks,
  none,
  readyAt: readyAt?.toISOString() ?? null,
});
