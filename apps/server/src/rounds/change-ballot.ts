import { EMPTY_BALLOT, whyNotReady } from '@takeboard/voting';
import type { Ballot } from '@takeboard/voting';
import { and, eq } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '../database/open-database.ts';
import { ballot, roundShot } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import type { BallotChange, MyBallot } from './ballot-schemas.ts';
import { markBallot, methodIn } from './mark-ballot.ts';
import { isPast } from './reveal-shot.ts';
import {
  alreadyRevealed,
  ballotReady,
  cardChanged,
  deadlinePast,
  nothingMarked,
  turnOver,
} from './round-errors.ts';
import { lockRound, lockShot, readRound, requireOpen } from './round-row.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';
import { requireJoined, votersOf } from './round-voters.ts';
import { settle } from './settle.ts';

type BallotRow = typeof ballot.$inferSelect;

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
  return rows.map((row) => viewOf(row.ballot));
};

/**
 * Sets marks on my ballot. This writes one row that only I can read and tells nobody, not even that
 * it was done: it takes no lock anybody else would wait for, but a reveal of this very shot.
 * @throws ApiError 403 `not_a_voter`, 404, 409 `turn_over`, `already_revealed`, `ballot_ready`,
 *   `deadline_past`, `take_not_on_wall`, `too_many_marks`, `round_not_open`, `round_closed`.
 */
export const changeBallot = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
  change: BallotChange,
): Promise<MyBallot> =>
  database.db.transaction(async (tx) => {
    const round = await readRound(tx, me.boardId, roundId);
    const shot = await lockShot(tx, roundId, shotId, 'share');
    return viewOf(await write(tx, { round, shot, me, change, readyAt: null, at: clock() }));
  });

/**
 * Hands my ballot in, with what was still on its way, in one step; the last who decides brings the
 * reveal. Handing in the same again changes nothing.
 * @throws ApiError as `changeBallot`; 409 `nothing_marked`, `card_changed`.
 */
export const sayReady = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
  change: BallotChange,
): Promise<MyBallot> =>
  database.db.transaction(async (tx) => {
    const at = clock();
    const round = await lockRound(tx, me.boardId, roundId);
    const shot = await lockShot(tx, roundId, shotId);
    const before = await ballotIn(tx, shot, me);
    if (before?.readyAt && shot.turn === change.turn && saysTheSame(before, change)) {
      return viewOf(before);
    }
    const written = await write(tx, { round, shot, me, change, readyAt: at, at });
    await settle(tx, round, shotId, { at, by: me.userId });
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
    return viewOf(written);
  });

/**
 * "Not ready yet": my marks can be changed again, until the reveal.
 * @throws ApiError 409 `already_revealed`, `deadline_past`, `round_closed`.
 */
export const takeReadyBack = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
): Promise<MyBallot> =>
  database.db.transaction(async (tx) => {
    const round = await lockRound(tx, me.boardId, roundId);
    const shot = await lockShot(tx, roundId, shotId);
    requireJoined(await votersOf(tx, round), me);
    requireChoosing(round, shot, clock());
    const before = await ballotIn(tx, shot, me);
    if (!before?.readyAt) return viewOf(before ?? emptyIn(shot, me));
    const [after] = await tx
      .update(ballot)
      .set({ readyAt: null })
      .where(isBallot(shot, me))
      .returning();
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
    return viewOf(after ?? { ...before, readyAt: null });
  });

interface Writing {
  readonly round: RoundRow;
  readonly shot: RoundShotRow;
  readonly me: Member;
  readonly change: BallotChange;
  readonly readyAt: Date | null;
  readonly at: Date;
}

const write = async (
  tx: Transaction,
  { round, shot, me, change, readyAt, at }: Writing,
): Promise<BallotRow> => {
  const voter = requireJoined(await votersOf(tx, round), me);
  if (shot.turn !== change.turn) throw turnOver(shot.label);
  requireChoosing(round, shot, at);
  if (readyAt !== null && voter.agreedCard !== round.card) throw cardChanged();
  // There must be a row to lock: two devices of one person mark one after the other.
  await tx.insert(ballot).values(emptyIn(shot, me)).onConflictDoNothing();
  const before = await ballotIn(tx, shot, me);
  if (before?.readyAt) throw ballotReady();
  const marked = markBallot(before ?? EMPTY_BALLOT, change, { round, shot, voter });
  const why = readyAt === null ? null : whyNotReady(marked, methodIn(round));
  if (why !== null) throw nothingMarked(why);
  const [after] = await tx
    .update(ballot)
    .set({ ...marked, readyAt })
    .where(isBallot(shot, me))
    .returning();
  if (!after) throw new Error(`A ballot on shot ${shot.shotId} was not stored.`);
  return after;
};

/** @throws ApiError 409 `round_not_open`, `round_closed`, `already_revealed`, `deadline_past`. */
const requireChoosing = (round: RoundRow, shot: RoundShotRow, at: Date): void => {
  if (shot.state === 'skipped') throw turnOver(shot.label);
  if (shot.state !== 'choosing') throw alreadyRevealed(shot.label);
  requireOpen(round);
  if (isPast(round, at)) throw deadlinePast();
};

/** Whether sending this again would change nothing: an answer that was lost on its way is asked for twice. */
const saysTheSame = (before: BallotRow, { changes, none }: BallotChange): boolean =>
  changes.every(({ takeId, mark }) => isDeepStrictEqual(before.marks[takeId] ?? null, mark)) &&
  (none === undefined || none === before.none);

const ballotIn = async (
  tx: Transaction,
  shot: RoundShotRow,
  me: Member,
): Promise<BallotRow | undefined> => {
  const [row] = await tx.select().from(ballot).where(isBallot(shot, me)).for('update');
  return row;
};

const isBallot = ({ roundId, shotId, turn }: RoundShotRow, { userId }: Member) =>
  and(
    eq(ballot.roundId, roundId),
    eq(ballot.shotId, shotId),
    eq(ballot.turn, turn),
    eq(ballot.userId, userId),
  );

const emptyIn = ({ roundId, shotId, turn }: RoundShotRow, { userId }: Member): BallotRow => ({
  ...{ roundId, shotId, turn, userId },
  ...EMPTY_BALLOT,
  readyAt: null,
});

const viewOf = ({ shotId, turn, marks, none, readyAt }: BallotRow): MyBallot => ({
  shotId,
  turn,
  marks: marks as Ballot['marks'],
  none,
  readyAt: readyAt?.toISOString() ?? null,
});
