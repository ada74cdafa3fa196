import { and, asc, count, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { round, roundShot, roundVoter } from '../database/round-tables.ts';
import { user } from '../database/schema.ts';
import type { RoundSummary } from './round-schemas.ts';
import { shownOf } from './round-view.ts';
import { isOver } from './shot-states.ts';

/** Closed rounds in the list: the newest ones. */
const MOST_CLOSED = 20;

/** The rounds of a board without their shots, newest first: all that are not over, the last ones that are. */
export const roundsOf = async (
  { db }: Pick<Database, 'db'>,
  boardId: string,
): Promise<RoundSummary[]> => {
  const onBoard = eq(round.boardId, boardId);
  const newest = desc(round.startedAt);
  const [going, closed] = await Promise.all([
    db
      .select()
      .from(round)
      .where(and(onBoard, ne(round.state, 'closed')))
      .orderBy(newest),
    db
      .select()
      .from(round)
      .where(and(onBoard, eq(round.state, 'closed')))
      .orderBy(newest)
      .limit(MOST_CLOSED),
  ]);
  const rows = [...going, ...closed];
  const ids = rows.map((row) => row.id);
  const [voters, shots] = await Promise.all([
    db
      .select({ voter: roundVoter, name: user.name })
      .from(roundVoter)
      .innerJoin(user, eq(user.id, roundVoter.userId))
      .where(inArray(roundVoter.roundId, ids))
      .orderBy(desc(roundVoter.part), asc(user.name), asc(roundVoter.userId)),
    db
      .select({
        roundId: roundShot.roundId,
        shots: count(),
        done: sql<number>`(count(*) filter (where ${isOver}))::int`,
      })
      .from(roundShot)
      .where(inArray(roundShot.roundId, ids))
      .groupBy(roundShot.roundId),
  ]);
  return rows.map((row) => {
    const size = shots.find((one) => one.roundId === row.id);
    return {
      ...shownOf(row),
      voters: voters
        .filter(({ voter }) => voter.roundId === row.id)
        .map(({ voter: { userId, part, answer, agreedCard }, name }) => ({
          ...{ userId, name, part, answer },
          agreed: agreedCard === row.card,
        })),
      shots: size?.shots ?? 0,
      done: size?.done ?? 0,
    };
  });
};
