import { and, eq } from 'drizzle-orm';
import type { Member } from '../people/membership.ts';
import { press, roundShot } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Services } from '../services.ts';
import { requireHost } from './close-round.ts';
import { turnOver } from './round-errors.ts';
import { isShot, lockRound, lockShot, requireOpen } from './round-row.ts';
import { settleRound } from './settle.ts';
import { comesBack, waits } from './shot-states.ts';

/**
 * Leaves a shot out of a round, with a reason everybody reads: it is gone from the board, or not worth
 * the time now. Nobody's marks on it are shown.
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
    // Presses of a run that others have not finished stay hidden for ever.
    await tx
      .delete(press)
      .where(
        and(
          eq(press.roundId, roundId),
          eq(press.shotId, shotId),
          eq(press.turn, shot.turn),
          eq(press.timesParked, shot.timesParked),
          eq(press.run, shot.run),
        ),
      );
    await tx
      .update(roundShot)
      .set({ state: 'skipped', reason: reason || null, run: 0 })
      .where(isShot(roundId, shotId));
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
    await settleRound(tx, row, { at: clock(), by: me.userId });
  });
