import { isDeepStrictEqual } from 'node:util';
import { ballot } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import type { BallotChange, MyBallot } from './ballot-schemas.ts';
import { ballotIn, ballotView, emptyIn, isBallot } from './my-ballots.ts';
import type { BallotRow } from './my-ballots.ts';
import { lockRound, lockShot } from './round-row.ts';
import { requireJoined, votersOf } from './round-voters.ts';
import { settle } from './settle.ts';
import { requireChoosing, writeBallot } from './write-ballot.ts';

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
      return ballotView(before);
    }
    const written = await writeBallot(tx, { round, shot, me, change, readyAt: at, at });
    await settle(tx, round, shotId, { at, by: me.userId });
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
    return ballotView(written);
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
    if (!before?.readyAt) return ballotView(before ?? emptyIn(shot, me));
    const [after] = await tx
      .update(ballot)
      .set({ readyAt: null })
      .where(isBallot(shot, me))
      .returning();
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
    return ballotView(after ?? { ...before, readyAt: null });
  });

/** Whether sending this again would change nothing: an answer that was lost on its way is asked for twice. */
const saysTheSame = (before: BallotRow, { changes, none }: BallotChange): boolean =>
  changes.every(({ takeId, mark }) => isDeepStrictEqual(before.marks[takeId] ?? null, mark)) &&
  (none === undefined || none === before.none);
