import { markTake, methodOf, sayNone } from '@takeboard/voting';
import type { Ballot, VotingMethod } from '@takeboard/voting';
import { notYourFace, takeNotOnWall, tooManyMarks } from './round-errors.ts';
import type { RoundRow, RoundShotRow } from './round-row.ts';
import type { BallotChange } from './ballot-schemas.ts';
import type { RoundVoter } from './round-voters.ts';

/**
 * A ballot with changes applied, by the very rules the page marks by. Of several changes of one take the
 * last counts; what is taken back goes first and stronger marks before weaker ones: whoever sends
 * several steps of their own at once is never refused for what they had in between.
 * @throws ApiError 403 `not_your_face`, 409 `take_not_on_wall`, `too_many_marks`.
 */
export const markBallot = (
  ballot: Ballot,
  { changes, none }: Pick<BallotChange, 'changes' | 'none'>,
  { round, shot, voter }: { round: RoundRow; shot: RoundShotRow; voter: RoundVoter },
): Ballot => {
  const method = methodIn(round);
  const strength = (mark: (typeof changes)[number]['mark']): number =>
    mark === null || mark.mark === 'no'
      ? -1
      : method.marks.findIndex((kind) => kind.mark === mark.mark);
  const lastWords = new Map(changes.map((change) => [change.takeId, change]));
  let marked = none === null ? sayNone(ballot, null) : ballot;
  for (const { takeId, mark } of [...lastWords.values()].toSorted(
    (one, other) => strength(one.mark) - strength(other.mark),
  )) {
    if (!shot.takes.includes(takeId)) throw takeNotOnWall(shot.label);
    if (mark?.ownFace && voter.role !== 'artist') throw notYourFace();
    const after = markTake(marked, takeId, mark, method);
    if ('refused' in after) throw tooManyMarks(after.refused);
    marked = after.ballot;
  }
  return typeof none === 'string' ? sayNone(marked, none) : marked;
};

/** The method of a round; that it is known was checked when the round was started. */
export const methodIn = ({ id, method }: RoundRow): VotingMethod => {
  const found = methodOf(method);
  if (!found) throw new Error(`Round ${id} is by the unknown method "${method}".`);
  return found;
};
