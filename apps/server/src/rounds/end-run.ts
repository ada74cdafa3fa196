import { duelOutcome } from '@takeboard/voting';
import type { Press } from '@takeboard/voting';
import { and, asc, notInArray } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { press, roundShot } from '../database/round-tables.ts';
import { decideShot } from './decide-shot.ts';
import { parkShot } from './park-shot.ts';
import { forgetRun, inRun } from './press-run.ts';
import { isShot } from './round-row.ts';
import type { RoundShotRow } from './round-row.ts';
import { decides } from './round-voters.ts';
import type { RoundVoter } from './round-voters.ts';
import type { Occasion, ShotAtWork } from './shot-at-work.ts';
import { wallNow } from './wall-now.ts';

/** Who decides in a shot's duel: those whose ballots were counted, as far as they still decide. */
export const whoIsInDuel = (
  shot: RoundShotRow,
  voters: readonly RoundVoter[],
): readonly RoundVoter[] =>
  voters.filter(
    (voter) =>
      decides(voter) &&
      shot.voters.some(
        ({ userId, part, handedIn }) => userId === voter.userId && part === 'decides' && handedIn,
      ),
  );

/**
 * Opens the presses of a duel's run once all who decide in it have pressed, and does what they say. A
 * finalist that is no longer there is taken out first; who pressed for it presses again.
 * @returns whether anything changed.
 */
export const endRun = async (
  tx: Transaction,
  { round, shot, voters }: ShotAtWork,
  { at, by }: Occasion,
): Promise<boolean> => {
  const inDuel = whoIsInDuel(shot, voters).map(({ userId }) => userId);
  const { takes: finalists, leftOut } = await wallNow(
    tx,
    round.boardId,
    shot.shotId,
    shot.finalists,
  );
  if (inDuel.length === 0 || finalists.length === 0) {
    await forgetRun(tx, shot);
    await parkShot(tx, shot);
    return true;
  }
  const lost = leftOut.length > 0;
  if (lost) {
    await tx.update(roundShot).set({ finalists }).where(isShot(round.id, shot.shotId));
    await tx
      .delete(press)
      .where(and(inRun(shot), notInArray(press.choice, [...finalists, 'yours', 'park'])));
  }
  const pressed = await pressesOf(tx, shot);
  const presses = pressed.filter(({ voter }) => inDuel.includes(voter));
  if (presses.length < inDuel.length) return lost;
  // What somebody pressed who has left since is nobody's business.
  await tx.delete(press).where(and(inRun(shot), notInArray(press.userId, inDuel)));
  const outcome = duelOutcome({
    finalists,
    presses,
    run: shot.run === 1 ? 1 : 2,
    finalSay: shot.finalSay,
  });
  switch (outcome.kind) {
    case 'again':
      await tx.update(roundShot).set({ run: 2 }).where(isShot(round.id, shot.shotId));
      break;
    case 'final-say':
      await tx
        .update(roundShot)
        .set({ state: 'final-say', run: 0 })
        .where(isShot(round.id, shot.shotId));
      break;
    case 'parked':
      await parkShot(tx, shot);
      break;
    case 'picked':
      await tx
        .update(roundShot)
        .set({ state: 'picked', run: 0 })
        .where(isShot(round.id, shot.shotId));
      await decideShot(tx, round, shot.shotId, {
        how: 'duel',
        takeId: outcome.take,
        by: inDuel,
        madeBy: inDuel.find((userId) => userId === by) ?? inDuel[0] ?? round.startedBy,
        at,
      });
  }
  return true;
};

const pressesOf = (tx: Transaction, shot: RoundShotRow): Promise<Press[]> =>
  tx
    .select({ voter: press.userId, choice: press.choice })
    .from(press)
    .where(inRun(shot))
    .orderBy(asc(press.userId));
