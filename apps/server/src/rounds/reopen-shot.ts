import { and, asc, eq, ne } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { ballot, round, roundShot, roundVoter } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { drawWalls } from './draw-walls.ts';
import { leaveOut } from './leave-out.ts';
import { requireNoOther } from './open-round.ts';
import { isPast } from './reveal-shot.ts';
import { doesNotDecide, roundNotOpen } from './round-errors.ts';
import { isShot, lockRound, lockShot, readRound } from './round-row.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';
import { canDecide, decides, votersOf } from './round-voters.ts';
import { settleRound } from './settle.ts';
import { comesBack, waits } from './shot-states.ts';

/**
 * Chooses a shot anew: a new turn with a new wall, in which everybody begins from their own marks. The
 * old decision stays in the log. A round that was over is open again for this shot, and one whose
 * deadline has passed has none any more.
 * @throws ApiError 403 `not_a_voter`, 404, 409 `round_not_open`, `one_live_round`.
 */
export const reopenShot = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
  reason: string,
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const at = clock();
    const before = await lockRound(tx, me.boardId, roundId);
    if (before.state === 'proposed') throw roundNotOpen();
    await comeBack(tx, before, me);
    // What a deadline has ended meanwhile is ended first, or taking it away would keep it waiting.
    await settleRound(tx, before, { at, by: null });
    const row = await readRound(tx, me.boardId, roundId);
    const voters = await votersOf(tx, row);
    const shot = await lockShot(tx, roundId, shotId);
    const wasOver = row.state === 'closed';
    if (shot.state === 'choosing' && !wasOver) return;
    if (row.pace === 'live') await requireNoOther(tx, row, [shotId]);
    if (wasOver) await leaveTheRest(tx, roundId, shotId);
    await tx
      .update(round)
      .set({ state: 'open', closedAt: null, ...(isPast(row, at) ? { deadline: null } : {}) })
      .where(eq(round.id, roundId));
    await beginTurn(tx, row, shot, reason);
    await drawWalls(
      tx,
      row,
      [shotId],
      voters.filter(decides).map(({ userId }) => userId),
    );
    await keepMarks(tx, shot);
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
  });

/**
 * Whoever re-opens a shot takes part again, if they had left.
 * @throws ApiError 403 `not_a_voter` for who is not asked to decide in the round.
 */
const comeBack = async (tx: Transaction, row: RoundRow, { userId }: Member): Promise<void> => {
  const me = (await votersOf(tx, row)).find((voter) => voter.userId === userId);
  if (me?.part !== 'decides' || !canDecide(me.role)) throw doesNotDecide();
  await tx
    .update(roundVoter)
    .set({ answer: 'joined', agreedCard: row.card })
    .where(and(eq(roundVoter.roundId, row.id), eq(roundVoter.userId, userId)));
};

const beginTurn = async (
  tx: Transaction,
  { id }: RoundRow,
  { shotId, turn }: RoundShotRow,
  reason: string,
): Promise<void> => {
  await tx
    .update(roundShot)
    .set({
      ...{ state: 'choosing', turn: turn + 1, reason: reason || null, run: 0, timesParked: 0 },
      ...{ revealedAt: null, tally: null, voters: [], finalists: [], decisionId: null },
    })
    .where(isShot(id, shotId));
};

/** A round that was ended early: what nobody had decided then is not asked again. */
const leaveTheRest = async (tx: Transaction, roundId: string, shotId: string): Promise<void> => {
  const shots = await tx
    .select()
    .from(roundShot)
    .where(and(eq(roundShot.roundId, roundId), ne(roundShot.shotId, shotId)))
    .orderBy(asc(roundShot.position));
  for (const shot of shots) {
    if (!waits(shot) && !comesBack(shot)) continue;
    await leaveOut(tx, shot, 'The round was ended before it was decided.');
  }
};

/** Everybody's own marks on takes that are on the new wall are where they begin. */
const keepMarks = async (
  tx: Transaction,
  { roundId, shotId, turn }: RoundShotRow,
): Promise<void> => {
  const [drawn] = await tx.select().from(roundShot).where(isShot(roundId, shotId));
  const old = await tx
    .select()
    .from(ballot)
    .where(and(eq(ballot.roundId, roundId), eq(ballot.shotId, shotId), eq(ballot.turn, turn)));
  if (old.length === 0) return;
  await tx.insert(ballot).values(
    old.map(({ marks, ...row }) => ({
      ...row,
      turn: turn + 1,
      readyAt: null,
      marks: Object.fromEntries(
        Object.entries(marks).filter(([takeId]) => drawn?.takes.includes(takeId)),
      ),
    })),
  );
};
