import type { Ballot } from '@takeboard/voting';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { ballot } from '../database/round-tables.ts';
import type { RoundShotRow } from './round-row.ts';

/** Somebody's ballot that was handed in. */
export interface HandedIn {
  readonly userId: string;
  readonly ballot: Ballot;
}

/** The ballots of a shot's present turn that were handed in, in that order. */
export const handedInFor = (
  db: Database['db'] | Transaction,
  { roundId, shotId, turn }: RoundShotRow,
): Promise<HandedIn[]> =>
  db
    .select({ userId: ballot.userId, marks: ballot.marks, none: ballot.none })
    .from(ballot)
    .where(
      and(
        eq(ballot.roundId, roundId),
        eq(ballot.shotId, shotId),
        eq(ballot.turn, turn),
        isNotNull(ballot.readyAt),
      ),
    )
    .orderBy(asc(ballot.readyAt), asc(ballot.userId))
    .then((rows) => rows.map(({ userId, marks, none }) => ({ userId, ballot: { marks, none } })));
