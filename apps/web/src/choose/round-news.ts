import type { Round } from './round-wire.ts';
import { sayShots } from './scopes.ts';
import { isOpen } from './stage-of.ts';

/** What others must be told of that happened between two looks at a round; nothing is counted twice. */
export function roundNews(
  before: Round,
  after: Round,
  userId: string,
  nameOf: (userId: string) => string,
): readonly string[] {
  const leftOut = after.shots.flatMap(({ shotId, state, label, reason }) => {
    const was = before.shots.find((shot) => shot.shotId === shotId);
    if (state !== 'skipped' || was === undefined || was.state === 'skipped') return [];
    return [reason === null ? `${label} was left out.` : `${label} was left out: ${reason}`];
  });
  const missed = after.shots.filter(
    ({ shotId, state }) =>
      state === 'missed' &&
      before.shots.some((shot) => shot.shotId === shotId && shot.state !== 'missed'),
  );
  const gone = after.voters.flatMap((voter) => {
    const was = before.voters.find((each) => each.userId === voter.userId);
    const hasLeft = was?.answer === 'joined' && voter.answer === 'skipped';
    if (!hasLeft || voter.userId === userId) return [];
    return [
      voter.part === 'decides'
        ? `${nameOf(voter.userId)} is no longer in this round. The others decide.`
        : `${nameOf(voter.userId)} is no longer in this round.`,
    ];
  });
  const hasEnded = before.state === 'open' && after.state === 'closed';
  const open = hasEnded ? after.shots.filter(isOpen).length : 0;
  return [
    ...leftOut,
    ...(missed.length > 0
      ? [`The time is over. ${sayShots(missed.length)} stayed undecided.`]
      : []),
    ...gone,
    ...(open > 0
      ? [`The round was ended. ${sayShots(open)} ${open === 1 ? 'stays' : 'stay'} without a pick.`]
      : []),
    ...(before.state === 'proposed' && after.state === 'closed'
      ? ['The round was taken back before it began.']
      : []),
  ];
}
