import { useOfFinalSay } from '@takeboard/voting';
import type { Member } from '../people/membership.ts';
import { press, roundShot } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Services } from '../services.ts';
import { decideShot } from './decide-shot.ts';
import { FINAL_RUN } from './open-presses.ts';
import { parkShot } from './park-shot.ts';
import { notYourSay, takeNotOnWall, turnOver } from './round-errors.ts';
import { isShot, lockRound, lockShot, requireOpen } from './round-row.ts';
import { settle } from './settle.ts';
import { wallNow } from './wall-now.ts';

/**
 * Uses the final say on a shot that stayed split: picks one of the finalists, or leaves it for later.
 * @throws ApiError 403 `not_your_say`, 404, 409 `turn_over`, `take_not_on_wall`, `round_closed`.
 */
export const sayFinally = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  shotId: string,
  { turn, choice }: { readonly turn: number; readonly choice: string },
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const at = clock();
    const row = await lockRound(tx, me.boardId, roundId);
    const shot = await lockShot(tx, roundId, shotId);
    requireOpen(row);
    if (shot.state !== 'final-say' || shot.turn !== turn) throw turnOver(shot.label);
    if (shot.finalSay !== me.userId) {
      throw notYourSay(
        `The final say on "${shot.label}" is somebody else’s by the rules card. Wait for them.`,
      );
    }
    const { takes: finalists } = await wallNow(tx, me.boardId, shotId, shot.finalists);
    if (choice !== 'park' && !finalists.includes(choice)) throw takeNotOnWall(shot.label);
    const { timesParked } = shot;
    const { userId } = me;
    await tx
      .insert(press)
      .values({ roundId, shotId, turn, timesParked, run: FINAL_RUN, userId, choice });
    const used = useOfFinalSay({ finalists, voter: userId, choice });
    if (used.kind === 'parked') await parkShot(tx, shot);
    else {
      await tx.update(roundShot).set({ state: 'picked' }).where(isShot(roundId, shotId));
      const decided = { takeId: used.take, by: [userId], madeBy: userId, at };
      await decideShot(tx, row, shotId, { how: 'final-say', ...decided });
    }
    await settle(tx, row, shotId, { at, by: userId });
    await publishEvent(tx, me.boardId, 'rounds', [roundId, shotId]);
  });
