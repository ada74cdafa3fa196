import { EMPTY_BALLOT, whyNotReady } from '@takeboard/voting';
import type { Transaction } from '../database/open-database.ts';
import { ballot } from '../database/round-tables.ts';
import type { Member } from '../people/membership.ts';
import type { BallotChange } from './ballot-schemas.ts';
import { markBallot, methodIn } from './mark-ballot.ts';
import { ballotIn, emptyIn, isBallot } from './my-ballots.ts';
import type { BallotRow } from './my-ballots.ts';
import { isPast } from './reveal-shot.ts';
import {
  alreadyRevealed,
  ballotReady,
  cardChanged,
  deadlinePast,
  nothingMarked,
  turnOver,
} from './round-errors.ts';
import { requireOpen } from './round-row.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';
import { requireJoined, votersOf } from './round-voters.ts';

interface Writing {
  readonly round: RoundRow;
  readonly shot: RoundShotRow;
  readonly me: Member;
  readonly change: BallotChange;
  readonly readyAt: Date | null;
  readonly at: Date;
}

/**
 * Applies changes to my ballot on a shot, and hands it in if `readyAt` says when.
 * @throws ApiError as `changeBallot` and `sayReady` say.
 */
export const writeBallot = async (
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
export const requireChoosing = (round: RoundRow, shot: RoundShotRow, at: Date): void => {
  if (shot.state === 'skipped') throw turnOver(shot.label);
  if (shot.state !== 'choosing') throw alreadyRevealed(shot.label);
  requireOpen(round);
  if (isPast(round, at)) throw deadlinePast();
};
