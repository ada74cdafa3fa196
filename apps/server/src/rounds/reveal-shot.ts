import { methodOf } from '@takeboard/voting';
import type { Tally } from '@takeboard/voting';
import type { Transaction } from '../database/open-database.ts';
import { roundShot } from '../database/round-tables.ts';
import type { RevealedVoter } from '../database/round-tables.ts';
import { hideRefused } from '../decisions/hide-refused.ts';
import { decideShot } from './decide-shot.ts';
import { hiddenByThem } from './draw-walls.ts';
import { handedInFor } from './handed-in.ts';
import type { HandedIn } from './handed-in.ts';
import { isShot } from './round-row.ts';
import type { RoundRow } from './round-row.ts';
import { canAdvise, decides } from './round-voters.ts';
import type { Occasion, ShotAtWork } from './shot-at-work.ts';
import { wallNow } from './wall-now.ts';

/**
 * Puts the ballots of a shot on the table and counts them, once all who decide are ready, or the
 * deadline has passed; whoever is not ready then has handed in nothing, and what they marked stays
 * theirs. A pick is logged in the same transaction.
 * @returns whether it was revealed.
 */
export const revealIfReady = async (
  tx: Transaction,
  { round, shot, voters }: ShotAtWork,
  { at, by }: Occasion,
): Promise<boolean> => {
  const ready = await handedInFor(tx, shot);
  const has = (userId: string): boolean => ready.some((one) => one.userId === userId);
  const deciders = voters.filter(decides);
  const isLate = isPast(round, at);
  if (!isLate && (deciders.length === 0 || !deciders.every(({ userId }) => has(userId)))) {
    return false;
  }
  const asked = voters.map((voter): RevealedVoter => {
    const skipped = voter.answer === 'skipped' || !canAdvise(voter.role);
    return {
      userId: voter.userId,
      part: decides(voter) ? 'decides' : 'advises',
      skipped,
      handedIn: !skipped && has(voter.userId),
    };
  });
  const shown = ready.filter(({ userId }) =>
    asked.some((one) => one.userId === userId && one.handedIn),
  );
  const tally = await count(tx, { round, shot, voters }, ready);
  const { outcome } = tally;
  await tx
    .update(roundShot)
    .set({
      revealedAt: at,
      tally,
      voters: asked,
      state: stateAfter(tally),
      ...(outcome.kind === 'finalists' ? { finalists: outcome.takes, run: 1 } : {}),
    })
    .where(isShot(round.id, shot.shotId));
  await hideRefused(tx, round.boardId, shown, at);
  if (outcome.kind === 'picked' || outcome.kind === 'none') {
    const present = deciders.map(({ userId }) => userId).filter(has);
    await decideShot(tx, round, shot.shotId, {
      how: 'round',
      takeId: outcome.kind === 'picked' ? outcome.take : null,
      by: present,
      // Whose ready completed it; where a deadline or somebody's leaving did, the last who was ready.
      madeBy: present.find((userId) => userId === by) ?? present.at(-1) ?? round.startedBy,
      at,
    });
  }
  return true;
};

/** Whether a round's deadline has passed. */
export const isPast = ({ deadline }: RoundRow, at: Date): boolean =>
  deadline !== null && deadline <= at;

const count = async (
  tx: Transaction,
  { round, shot, voters }: ShotAtWork,
  ready: readonly HandedIn[],
): Promise<Tally> => {
  const method = methodOf(round.method);
  if (!method) throw new Error(`Round ${round.id} is by the unknown method "${round.method}".`);
  const deciders = voters.filter(decides);
  const wall = await wallNow(tx, round.boardId, shot.shotId, shot.takes);
  // Who had hidden a take once and marks it now means the mark, whatever others hide meanwhile.
  const counted = ready.filter((one) => deciders.some(({ userId }) => userId === one.userId));
  const isLiked = (takeId: string): boolean =>
    counted.some(({ ballot }) => (ballot.marks[takeId]?.mark ?? 'no') !== 'no');
  const hidden = await hiddenByThem(
    tx,
    wall.takes.filter((takeId) => !isLiked(takeId)),
    deciders.map(({ userId }) => userId),
  );
  const tally = method.tally({
    takes: wall.takes.filter((takeId) => !hidden.has(takeId)),
    deciders: deciders.map(({ userId, role }) => ({
      voter: userId,
      ballot: ready.find((one) => one.userId === userId)?.ballot ?? null,
      mayTakeOut: role === 'artist',
    })),
    restDecide: round.restDecide,
    skipped: voters
      .filter(
        ({ part, answer, role }) =>
          part === 'decides' && (answer === 'skipped' || !canAdvise(role)),
      )
      .map(({ userId }) => userId),
    leftOut: [...wall.leftOut, ...[...hidden].map((take) => ({ take, why: 'hidden' as const }))],
  });
  const demoted = voters.filter(
    (voter) =>
      voter.part === 'decides' &&
      voter.answer !== 'skipped' &&
      canAdvise(voter.role) &&
      !decides(voter),
  );
  return {
    ...tally,
    steps: [
      ...demoted.map(({ userId }) => [
        { voter: userId },
        ' no longer decides on this board; what they marked is advice.',
      ]),
      ...tally.steps,
    ],
  };
};

const stateAfter = ({ outcome }: Tally) => {
  switch (outcome.kind) {
    case 'picked':
      return 'picked';
    case 'none':
      return 'none';
    case 'finalists':
      return 'duel';
    case 'absent':
      return 'missed';
  }
};
