import type { Round, RoundShot, RoundSummary, RoundVoter } from './round-wire.ts';

/** What the choose view shows. */
export type Stage =
  | { readonly kind: 'rounds' }
  | { readonly kind: 'card' }
  /** I was not asked, or have said that the others decide without me. */
  | { readonly kind: 'beside' }
  | { readonly kind: 'wall' | 'duel'; readonly shot: RoundShot }
  /** I have said all I can; others have not. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'closed' };

/** Whether something of a shot is still to be said by those who decide. */
export const isOpen = ({ state }: Pick<RoundShot, 'state'>): boolean =>
  state === 'choosing' || state === 'duel' || state === 'final-say';

export const voterOf = (
  { voters }: Pick<Round, 'voters'>,
  userId: string,
): RoundVoter | undefined => voters.find((voter) => voter.userId === userId);

/** Whether a shot waits for me: my marks, my press, or my final say. */
export function waitsForMe(shot: RoundShot, { userId, part }: RoundVoter): boolean {
  if (shot.state === 'choosing') return !shot.ready.includes(userId);
  if (part !== 'decides') return false;
  if (shot.state === 'duel') return !shot.pressed.includes(userId);
  return shot.state === 'final-say' && shot.finalSay === userId;
}

/**
 * Where somebody is in a round. Live, everybody is at the same shot; until a deadline everybody goes
 * at their own pace: `at` is the shot they took in hand, else the first that waits for them.
 */
export function stageOf(round: Round, userId: string, at: string | null): Stage {
  const me = voterOf(round, userId);
  if (round.state === 'closed') return { kind: 'closed' };
  if (me === undefined || me.answer === 'skipped') return { kind: 'beside' };
  // Who has not agreed to the rules as they are now is asked first.
  if (round.state === 'proposed' || me.answer === 'asked' || !me.agreed) return { kind: 'card' };
  const shot = round.pace === 'live' ? liveShot(round) : ownShot(round, me, at);
  if (shot === undefined) return { kind: 'waiting' };
  return { kind: shot.state === 'choosing' ? 'wall' : 'duel', shot };
}

const liveShot = ({ shots, current }: Round): RoundShot | undefined =>
  shots.find(({ shotId }) => shotId === current);

function ownShot(round: Round, me: RoundVoter, at: string | null): RoundShot | undefined {
  const chosen = round.shots.find((shot) => shot.shotId === at && isOpen(shot));
  return chosen ?? round.shots.find((shot) => waitsForMe(shot, me));
}

/** The shot after one that waits for me, going round; undefined when none does. */
export function nextForMe(round: Round, me: RoundVoter, after: string): RoundShot | undefined {
  const from = round.shots.findIndex(({ shotId }) => shotId === after) + 1;
  const turned = [...round.shots.slice(from), ...round.shots.slice(0, from)];
  return turned.find((shot) => shot.shotId !== after && waitsForMe(shot, me));
}

/**
 * The round that the choose view shows of itself: the one everybody is in now, one that waits for my
 * word about its rules, one that waits for my marks. Undefined when nothing waits for me.
 */
export function roundInHand(
  rounds: readonly RoundSummary[],
  userId: string,
): RoundSummary | undefined {
  const answerOf = (round: RoundSummary) => voterOf(round, userId)?.answer;
  const isWith = (round: RoundSummary) => ['asked', 'joined'].includes(answerOf(round) ?? '');
  const mine = rounds.filter((round) => round.state !== 'closed' && isWith(round));
  return (
    mine.find(
      (round) => round.pace === 'live' && round.state === 'open' && answerOf(round) === 'joined',
    ) ??
    mine.find(({ pace }) => pace === 'live') ??
    mine[0]
  );
}
