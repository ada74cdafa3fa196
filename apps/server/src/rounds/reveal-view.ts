import { and, asc, eq, notInArray } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { roundShot } from '../database/round-tables.ts';
import { decision, take } from '../database/schema.ts';
import { handedInFor } from './handed-in.ts';
import { openPresses } from './open-presses.ts';
import { neverRevealed, notRevealed, shotNotInRound } from './round-errors.ts';
import { isShot, readRound } from './round-row.ts';
import type { RevealView } from './round-schemas.ts';
import { waits } from './shot-states.ts';

type Db = Database['db'];

/**
 * What is on the table for a shot after its reveal. Who did not hand in, or left the choice to the
 * others, has no ballot in it, whatever they had marked.
 * @throws ApiError 404 `round_not_found`, `shot_not_in_round`, 409 `not_revealed`.
 */
export const revealOf = async (
  { db }: Pick<Database, 'db'>,
  boardId: string,
  roundId: string,
  shotId: string,
): Promise<RevealView> => {
  await readRound(db, boardId, roundId);
  const [shot] = await db.select().from(roundShot).where(isShot(roundId, shotId));
  if (!shot) throw shotNotInRound();
  if (shot.tally === null) {
    throw waits(shot) ? notRevealed(shot.label) : neverRevealed(shot.label);
  }
  const [ballots, { presses, final }, pick, later] = await Promise.all([
    handedInFor(db, shot),
    openPresses(db, shot),
    shot.decisionId === null ? null : takeDecided(db, shot.decisionId),
    takesSince(db, boardId, shotId, [...shot.takes, ...shot.hidden.map(({ takeId }) => takeId)]),
  ]);
  return {
    shotId,
    turn: shot.turn,
    tally: shot.tally as RevealView['tally'],
    pick,
    voters: shot.voters.map(({ userId, part, handedIn }) => ({
      userId,
      part,
      ballot: (handedIn && ballots.find((one) => one.userId === userId)?.ballot) || null,
    })),
    presses: presses.map((run) => ({ ...run, of: [...run.of] })),
    final,
    hidden: shot.hidden.map(({ takeId, by }) => ({ takeId, by: [...by] })),
    later,
  };
};

const takeDecided = async (db: Db, decisionId: string): Promise<string | null> => {
  const [row] = await db
    .select({ takeId: decision.takeId })
    .from(decision)
    .where(eq(decision.id, decisionId));
  return row?.takeId ?? null;
};

/** Takes that are ready under a shot now and were not there when its wall was drawn. */
const takesSince = async (
  db: Db,
  boardId: string,
  shotId: string,
  drawn: readonly string[],
): Promise<string[]> => {
  const rows = await db
    .select({ takeId: take.id })
    .from(take)
    .where(
      and(
        eq(take.boardId, boardId),
        eq(take.shotId, shotId),
        eq(take.state, 'ready'),
        notInArray(take.id, [...drawn]),
      ),
    )
    .orderBy(asc(take.importedAt), asc(take.id));
  return rows.map(({ takeId }) => takeId);
};
