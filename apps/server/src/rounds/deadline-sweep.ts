import { and, asc, eq, exists, gt, isNotNull, lte, min } from 'drizzle-orm';
import { round, roundShot } from '../database/round-tables.ts';
import { errorPlaces } from '../error-places.ts';
import type { Services } from '../services.ts';
import { lockRound } from './round-row.ts';
import { settleRound } from './settle.ts';

/** Milliseconds until it looks again at the latest: another server may have opened a round meanwhile. */
const AT_LATEST = 10_000;

/**
 * Settles every round whose deadline has passed by the server's clock and in which people are still
 * waited for. It may run on any number of servers at once: each round is settled under its board's
 * lock, and whoever comes second finds nothing left to do. One that fails is left for the next time.
 * @returns how many were settled here.
 */
export const settlePastDeadlines = async ({
  database,
  log,
  clock,
}: Pick<Services, 'database' | 'log' | 'clock'>): Promise<number> => {
  const past = await database.db
    .select({ id: round.id, boardId: round.boardId })
    .from(round)
    .where(and(stillChosen(database.db), lte(round.deadline, clock())))
    .orderBy(asc(round.deadline), asc(round.id));
  let settled = 0;
  for (const { id, boardId } of past) {
    try {
      const changed = await database.db.transaction(async (tx) =>
        // The deadline may have been moved, or the round ended, while we waited for the lock.
        settleRound(tx, await lockRound(tx, boardId, id), { at: clock(), by: null }),
      );
      if (changed) settled += 1;
    } catch (error) {
      log.error(
        { round: id, where: errorPlaces(error) },
        'A round could not be settled at its deadline; trying again',
      );
    }
  }
  return settled;
};

/**
 * Settles rounds at their deadlines for as long as the server runs, and at its start those whose
 * deadline passed while no server did.
 * @returns what stops it, when the round in hand is done.
 */
export const startDeadlineSweep = (
  services: Pick<Services, 'database' | 'log' | 'clock'>,
): (() => Promise<void>) => {
  const { database, log, clock } = services;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async (): Promise<void> => {
    let wait = AT_LATEST;
    try {
      await settlePastDeadlines(services);
      const [next] = await database.db
        .select({ at: min(round.deadline) })
        .from(round)
        .where(and(stillChosen(database.db), gt(round.deadline, clock())));
      if (next?.at) wait = Math.min(wait, Math.max(0, next.at.getTime() - clock().getTime()));
    } catch (error) {
      log.warn({ where: errorPlaces(error) }, 'Deadlines could not be looked at; trying again');
    }
    if (!stopped) timer = setTimeout(() => void (running = look()), wait);
  };
  let running = look();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
};

/** Open rounds with a deadline and at least one shot that is not revealed. */
const stillChosen = (db: Services['database']['db']) =>
  and(
    eq(round.state, 'open'),
    isNotNull(round.deadline),
    exists(
      db
        .select({ shotId: roundShot.shotId })
        .from(roundShot)
        .where(and(eq(roundShot.roundId, round.id), eq(roundShot.state, 'choosing'))),
    ),
  );
