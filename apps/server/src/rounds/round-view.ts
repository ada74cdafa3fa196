import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { roundShot } from '../database/round-tables.ts';
import { takeMark } from '../database/schema.ts';
import type { Member } from '../people/membership.ts';
import { myOrder } from './my-order.ts';
import type { SeenBefore } from './my-order.ts';
import { readRound } from './round-row.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';
import type { RoundView } from './round-schemas.ts';
import { votersOf } from './round-voters.ts';
import { waits } from './shot-states.ts';

type Db = Database['db'];

/**
 * A round as one member sees it. Of ballots and presses it says only who is ready and who has
 * pressed; the order of the takes is the member's own.
 * @throws ApiError 404 `round_not_found`.
 */
export const roundOf = async (
  { db }: Pick<Database, 'db'>,
  { boardId, userId }: Pick<Member, 'boardId' | 'userId'>,
  roundId: string,
  now: Date,
): Promise<RoundView> => {
  const row = await readRound(db, boardId, roundId);
  const [voters, shots, before] = await Promise.all([
    votersOf(db, row),
    shotsIn(db, roundId),
    seenBefore(db, row, userId),
  ]);
  return {
    ...shownOf(row),
    now: now.toISOString(),
    voters: voters.map(({ userId: id, name, part, answer, agreedCard }) => ({
      ...{ userId: id, name, part, answer },
      agreed: agreedCard === row.card,
    })),
    shots: shots.map((shot) => ({
      ...shot,
      takes: myOrder({ roundId, shotId: shot.shotId, userId }, shot.takes, before),
      revealedAt: iso(shot.revealedAt),
    })),
    current: row.pace === 'live' && row.state === 'open' ? currentOf(shots) : null,
  };
};

/** What a round is, but for its people and shots. */
export const shownOf = ({ boardId: _b, clientKey: _c, ...row }: RoundRow) => ({
  ...row,
  deadline: iso(row.deadline),
  startedAt: row.startedAt.toISOString(),
  openedAt: iso(row.openedAt),
  closedAt: iso(row.closedAt),
});

/**
 * Where everybody is in a live round. Shots that were parked become a duel again only after all
 * others are done, so the first one that waits is the one.
 */
const currentOf = (shots: readonly Pick<RoundShotRow, 'shotId' | 'state'>[]): string | null =>
  shots.find(waits)?.shotId ?? null;

/**
 * The shots of a round with who is ready and who has pressed, in one query: they stand as they were at
 * one moment.
 */
const shotsIn = async (db: Db, roundId: string) => {
  const rows = await db
    .select({
      shotId: roundShot.shotId,
      label: roundShot.label,
      position: roundShot.position,
      state: roundShot.state,
      turn: roundShot.turn,
      finalSay: roundShot.finalSay,
      takes: roundShot.takes,
      run: roundShot.run,
      finalists: roundShot.finalists,
      timesParked: roundShot.timesParked,
      reason: roundShot.reason,
      decisionId: roundShot.decisionId,
      revealedAt: roundShot.revealedAt,
      ready: sql<string[]>`to_jsonb(array(
        select ballot.user_id from ballot
        where ballot.round_id = round_shot.round_id and ballot.shot_id = round_shot.shot_id
          and ballot.turn = round_shot.turn and ballot.ready_at is not null
        order by ballot.user_id))`,
      pressed: sql<string[]>`to_jsonb(array(
        select press.user_id from press
        where press.round_id = round_shot.round_id and press.shot_id = round_shot.shot_id
          and press.turn = round_shot.turn and press.times_parked = round_shot.times_parked
          and press.run = round_shot.run
        order by press.user_id))`,
    })
    .from(roundShot)
    .where(eq(roundShot.roundId, roundId))
    .orderBy(asc(roundShot.position));
  return rows.map((row) => ({ ...row, finalists: [...row.finalists] }));
};

/** What I had seen and hidden when the round opened; what I do during it moves nothing on my wall. */
const seenBefore = async (
  db: Db,
  { id, openedAt }: RoundRow,
  userId: string,
): Promise<Map<string, SeenBefore>> => {
  if (openedAt === null) return new Map();
  const rows = await db
    .select({
      takeId: takeMark.takeId,
      seenAt: takeMark.seenAt,
      hiddenAt: takeMark.hiddenAt,
    })
    .from(takeMark)
    .where(
      and(
        eq(takeMark.userId, userId),
        sql`${takeMark.takeId} in (
          select jsonb_array_elements_text(${roundShot.takes}) from ${roundShot}
          where ${roundShot.roundId} = ${id})`,
      ),
    );
  const before = (at: Date | null): boolean => at !== null && at <= openedAt;
  return new Map(
    rows.map(({ takeId, seenAt, hiddenAt }) => [
      takeId,
      { seen: before(seenAt), hidden: before(hiddenAt) },
    ]),
  );
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
