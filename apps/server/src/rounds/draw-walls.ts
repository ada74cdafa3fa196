import { randomInt } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { take, takeMark } from '../database/schema.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';

/** Takes that nobody is asked about, and who had hidden them. */
type LeftOut = RoundShotRow['hidden'];

/**
 * Puts the takes of shots on their walls, in an order drawn by lot: those that are ready and under the
 * shot now, without those that all who decide have hidden. One person's hiding leaves nothing out.
 */
export const drawWalls = async (
  tx: Transaction,
  { id: roundId, boardId }: Pick<RoundRow, 'id' | 'boardId'>,
  shotIds: readonly string[],
  deciders: readonly string[],
): Promise<void> => {
  if (shotIds.length === 0) return;
  const takes = await tx
    .select({ takeId: take.id, shotId: take.shotId })
    .from(take)
    .where(
      and(eq(take.boardId, boardId), eq(take.state, 'ready'), inArray(take.shotId, [...shotIds])),
    )
    .orderBy(asc(take.id));
  const leftOut = await hiddenByThem(
    tx,
    takes.map(({ takeId }) => takeId),
    deciders,
  );
  const walls = shotIds.map((shotId) => {
    const under = takes.filter((one) => one.shotId === shotId).map(({ takeId }) => takeId);
    return {
      shot_id: shotId,
      takes: shuffled(under.filter((takeId) => !leftOut.has(takeId))),
      hidden: under
        .filter((takeId) => leftOut.has(takeId))
        .map((takeId) => ({ takeId, by: [...deciders] })) satisfies LeftOut,
    };
  });
  await tx.execute(sql`
    update round_shot set takes = wall.takes, hidden = wall.hidden
    from jsonb_to_recordset(${JSON.stringify(walls)}::jsonb)
      as wall(shot_id text, takes jsonb, hidden jsonb)
    where round_shot.round_id = ${roundId} and round_shot.shot_id = wall.shot_id`);
};

/** Which of some takes all of these people have hidden; none for a single person. */
export const hiddenByThem = async (
  tx: Transaction,
  takeIds: readonly string[],
  people: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (people.length < 2 || takeIds.length === 0) return new Set();
  const rows = await tx
    .select({ takeId: takeMark.takeId })
    .from(takeMark)
    .where(
      and(
        inArray(takeMark.takeId, [...takeIds]),
        inArray(takeMark.userId, [...people]),
        isNotNull(takeMark.hiddenAt),
      ),
    )
    .groupBy(takeMark.takeId)
    .having(sql`count(*) = ${people.length}`);
  return new Set(rows.map(({ takeId }) => takeId));
};

/** The lot: Fisher and Yates, with random numbers nobody can foresee. */
const shuffled = (ids: readonly string[]): string[] => {
  const drawn = [...ids];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] as string, drawn[last] as string];
  }
  return drawn;
};
