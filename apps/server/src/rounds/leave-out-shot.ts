import type { Member } from '../people/membership.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Services } from '../services.ts';
import { requireHost } from './close-round.ts';
import { leaveOut } from './leave-out.ts';
import { turnOver } from './round-errors.ts';
import { lockRound, lockShot, requireOpen } from './round-row.ts';
import { settleRound } from './settle.ts';
import { comesBack, waits } from './shot-states.ts';

/**
 * Leaves a shot out of a round, with a reason everybody reads: it is gone from the board, or not worth
 * the time now. Marks on it that were not shown yet never are.
 * @throws ApiError 403 `not_your_say`, 404, 409 `turn_over`, `round_not_open`, `round_closed`.
 */
export const leaveOutShot = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
  reason: string,
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const row = await lockRound(tx, me.boardId, roundId);
    requireHost(row, me);
    const shot = await lockShot(tx, roundId, shotId);
    if (shot.state === 'skipped') return;
    requireOpen(row);
    if (!waits(shot) && !comesBack(shot)) throw turnOver(shot.label);
    await leaveOut(tx, shot, reason);
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
    await settleRound(tx, row, { at: clock(), by: me.userId });
  });
