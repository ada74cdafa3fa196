import type { Rules } from './rules.ts';
import type { Round, RoundVoter } from './round-wire.ts';

/** The rules as they stand on the card of a round. */
export const rulesOf = (round: Round): Rules => ({
  method: round.method,
  pace: round.pace,
  deadline: round.deadline,
  restDecide: round.restDecide,
  voters: round.voters.map(({ userId, part }) => ({ userId, part })),
  finalSay: Object.fromEntries(round.shots.map(({ shotId, finalSay }) => [shotId, finalSay])),
});

/** What somebody has said to the card as it is now. */
export function sayAnswer({ answer, agreed }: RoundVoter): string {
  if (answer === 'skipped') return 'skips: the others decide';
  if (answer === 'asked') return 'is asked';
  return agreed ? 'has agreed' : 'looks at the change';
}

const hasAnswered = ({ answer, agreed }: RoundVoter): boolean =>
  answer === 'skipped' || (answer === 'joined' && agreed);

/** Those who decide and have not said anything to the card as it is now. */
export const notAnswered = ({ voters }: Pick<Round, 'voters'>): readonly RoundVoter[] =>
  voters.filter((voter) => voter.part === 'decides' && !hasAnswered(voter));

/** Whether a live round can begin: all who decide have answered, and one of them at least is there. */
export const canOpen = (round: Pick<Round, 'voters'>): boolean =>
  notAnswered(round).length === 0 &&
  round.voters.some(({ part, answer }) => part === 'decides' && answer === 'joined');

const names = new Intl.ListFormat('en', { type: 'conjunction' });

/** "Milo", "Milo and Eva". */
export const sayPeople = (
  people: readonly Pick<RoundVoter, 'userId'>[],
  nameOf: (userId: string) => string,
): string => names.format(people.map(({ userId }) => nameOf(userId)));

/** The heading of a card, to the person who reads it. */
export function cardTitle(
  round: Round,
  userId: string,
  nameOf: (userId: string) => string,
): string {
  const me = round.voters.find((voter) => voter.userId === userId);
  const others = round.voters.filter((voter) => voter.userId !== userId);
  if (me?.answer === 'joined' && !me.agreed) return 'The rules have changed';
  if (others.length === 0) return 'You decide alone';
  if (round.startedBy === userId) return `You have asked ${sayPeople(others, nameOf)}`;
  return `${nameOf(round.startedBy)} asks you to choose together`;
}
