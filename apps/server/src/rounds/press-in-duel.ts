import type { Member } from '../people/membership.ts';
import { press } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Services } from '../services.ts';
import type { Pressing } from './draft-schemas.ts';
import { whoIsInDuel } from './end-run.ts';
import { doesNotDecide, takeNotOnWall, turnOver } from './round-errors.ts';
import { lockRound, lockShot, requireOpen } from './round-row.ts';
import { votersOf } from './round-voters.ts';
import { settle } from './settle.ts';
import { wallNow } from './wall-now.ts';

/**
 * Presses in a duel, hidden from the others until all who decide have. Until then a press can be
 * changed; the others are told only of the first.
 * @throws ApiError 403 `not_a_voter`, 404, 409 `turn_over`, `take_not_on_wall`, `round_closed`.
 */
export const pressInDuel = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
  { turn, run, timesParked, choice }: Pressing,
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const row = await lockRound(tx, me.boardId, roundId);
    const shot = await lockShot(tx, roundId, shotId);
    requireOpen(row);
    const isNow =
      shot.state === 'duel' &&
      shot.turn === turn &&
      shot.run === run &&
      shot.timesParked === timesParked;
    if (!isNow) throw turnOver(shot.label);
    const voters = await votersOf(tx, row);
    if (!whoIsInDuel(shot, voters).some(({ userId }) => userId === me.userId)) {
      throw doesNotDecide();
    }
    const { takes: finalists } = await wallNow(tx, me.boardId, shotId, shot.finalists);
    if (choice !== 'yours' && choice !== 'park' && !finalists.includes(choice)) {
      throw takeNotOnWall(shot.label);
    }
    const mine = { roundId, shotId, turn, timesParked, run, userId: me.userId };
    const [first] = await tx
      .insert(press)
      .values({ ...mine, choice })
      .onConflictDoNothing()
      .returning({ userId: press.userId });
    if (!first) {
      await tx
        .insert(press)
        .values({ ...mine, choice })
        .onConflictDoUpdate({
          target: [
            press.roundId,
            press.shotId,
            press.turn,
            press.timesParked,
            press.run,
            press.userId,
          ],
          set: { choice },
        });
    }
    const changed = await settle(tx, row, shotId, { at: clock(), by: me.userId });
    if (first || changed) await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
  });
