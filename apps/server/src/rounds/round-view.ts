import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { ballot, press, roundShot } from '../database/round-tables.ts';
import { takeMark } from '../database/schema.ts';
import type { Member } from '../people/membership.ts';
import { myOrder } from './my-order.ts';
import type { SeenBefore } from './my-order.ts';
import { readRound } from './round-row.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';
import type { RoundShotView, RoundView } from './round-schemas.ts';
import { votersOf } from './round-voters.ts';

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
  const [voters, shots, ready, pressed, before] = await Promise.all([
    votersOf(db, row),
    db
      .select()
      .from(roundShot)
      .where(eq(roundShot.roundId, roundId))
      .orderBy(asc(roundShot.position)),
    readyIn(db, roundId),
    pressedIn(db, roundId),
    seenBefore(db, row, userId),
  ]);
  return {
    ...shownOf(row),
    now: now.toISOString(),
    voters: voters.map(({ role: _, agreedCard, ...voter }) => ({
      ...voter,
      agreed: agreedCard === row.card,
    })),
    shots: shots.map((shot) => ({
      ...shotOf(shot),
      takes: myOrder({ roundId, shotId: shot.shotId, userId }, shot.takes, before),
      ready: ready.get(shot.shotId) ?? [],
      pressed: pressed.get(shot.shotId) ?? [],
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

const shotOf = ({
  roundId: _r,
  takes: _t,
  hidden: _h,
  tally: _y,
  voters: _v,
  ...shot
}: RoundShotRow): Omit<RoundShotView, 'takes' | 'ready' | 'pressed'> => ({
  ...shot,
  finalists: [...shot.finalists],
  revealedAt: iso(shot.revealedAt),
});

/**
 * Where everybody is in a live round. Shots that were parked become a duel again only after all
 * others are done, so the first one that waits is the one.
 */
const currentOf = (shots: readonly RoundShotRow[]): string | null =>
  shots.find(({ state }) => state === 'choosing' || state === 'duel' || state === 'final-say')
    ?.shotId ?? null;

const readyIn = async (db: Db, roundId: string): Promise<Map<string, string[]>> =>
  byShot(
    await db
      .select({ shotId: ballot.shotId, userId: ballot.userId })
      .from(ballot)
      .innerJoin(
        roundShot,
        and(
          eq(roundShot.roundId, ballot.roundId),
          eq(roundShot.shotId, ballot.shotId),
          eq(roundShot.turn, ballot.turn),
        ),
      )
      .where(and(eq(ballot.roundId, roundId), isNotNull(ballot.readyAt)))
      .orderBy(asc(ballot.userId)),
  );

const pressedIn = async (db: Db, roundId: string): Promise<Map<string, string[]>> =>
  byShot(
    await db
      .select({ shotId: press.shotId, userId: press.userId })
      .from(press)
      .innerJoin(
        roundShot,
        and(
          eq(roundShot.roundId, press.roundId),
          eq(roundShot.shotId, press.shotId),
          eq(roundShot.turn, press.turn),
          eq(roundShot.timesParked, press.timesParked),
          eq(roundShot.run, press.run),
        ),
      )
      .where(eq(press.roundId, roundId))
      .orderBy(asc(press.userId)),
  );

const byShot = (
  rows: readonly { readonly shotId: string; readonly userId: string }[],
): Map<string, string[]> => {
  const shots = Map.groupBy(rows, ({ shotId }) => shotId);
  return new Map([...shots].map(([shotId, of]) => [shotId, of.map(({ userId }) => userId)]));
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
