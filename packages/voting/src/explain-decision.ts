import type { TakeMark } from './ballot.ts';
import type { DecisionEntry, NamedPerson, RoundEntry } from './decision-entry.ts';
import { whoPressedWhat } from './duel.ts';
import { WORDS } from './mark-words.ts';
import { readSentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/**
 * Answers "why this one?" in plain sentences, with the names that people and takes had then: what each
 * said about the pick, how it came to it step by step, who was not asked or did not answer, what lay on
 * the wall, and why the shot was decided anew. What counts most comes first.
 */
export function explainDecision(entry: DecisionEntry): readonly string[] {
  const { round, reason } = entry;
  return [
    ...(round ? explainRound(entry, round) : [byHand(entry)]),
    ...(reason ? [`It was decided anew because: “${reason}”`] : []),
  ];
}

const byHand = ({ by, takeId }: DecisionEntry): string => {
  const who = by.length === 0 ? 'Somebody' : namesIn(by);
  return takeId === null
    ? `${who} took the pick back: nothing is picked for this shot.`
    : `${who} picked it by hand, without a round.`;
};

const explainRound = (entry: DecisionEntry, round: RoundEntry): readonly string[] => {
  const read = (said: Sentence): string => readSentence(said, namesOf(entry, round));
  const { takeId } = entry;
  return [
    ...(takeId === null ? [] : marksOn(round, takeId)),
    ...round.tally.steps.map(read),
    ...(takeId === null ? reasonsForNone(round) : []),
    ...unmentioned(round),
    ...round.presses.map(({ of }, index) => {
      const presses = of.map(({ userId, choice }) => ({ voter: userId, choice }));
      return `${index === 0 ? 'First' : 'Then'} ${read(whoPressedWhat(presses))}`;
    }),
    ...finalWord(entry, round),
    onTheWall(round),
  ];
};

/** Only where the final say made the pick: it may have parked the shot before, and settled nothing. */
const finalWord = ({ how }: DecisionEntry, { finalSay }: RoundEntry): readonly string[] =>
  how === 'final-say' && finalSay
    ? [`It stayed split, and ${finalSay.name} had the final say.`]
    : [];

/** "Dana ♥ and Milo ✓ it." · "Ava ✗ it: “too dark”." · "Noor, who advises, ♥ it." */
const marksOn = ({ ballots }: RoundEntry, takeId: string): readonly string[] => {
  const given = ballots.flatMap(({ name, part, ballot }) => {
    const mark = ballot.marks[takeId];
    return mark ? [{ name, part, mark }] : [];
  });
  const deciding = given.filter(({ part }) => part === 'decides');
  const forIt = deciding.filter(({ mark }) => mark.mark !== 'no');
  const asked = ballots.filter(({ part }) => part === 'decides');
  // That all love it is what the tally says itself.
  const isLovedByAll = asked.every(({ ballot }) => ballot.marks[takeId]?.mark === 'love');
  return [
    ...(forIt.length === 0 || isLovedByAll
      ? []
      : [`${listed(forIt.map(({ name, mark }) => `${name} ${WORDS[mark.mark]}`))} it.`]),
    ...deciding
      .filter(({ mark }) => mark.mark === 'no')
      .map(({ name, mark }) => `${name} ✗ it${because(mark)}.`),
    ...given
      .filter(({ part }) => part === 'advises')
      .map(({ name, mark }) => `${name}, who advises, ${WORDS[mark.mark]} it${because(mark)}.`),
  ];
};

const because = ({ reason, ownFace }: TakeMark): string => {
  const words = [...(ownFace ? ['“my own face”'] : []), ...(reason ? [`“${reason}”`] : [])];
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
};

/** What those who found none good would have different; it becomes notes for the next prompt. */
const reasonsForNone = ({ ballots }: RoundEntry): readonly string[] =>
  ballots.flatMap(({ name, ballot }) => (ballot.none ? [`${name}: “${ballot.none}”`] : []));

/**
 * Who was to decide and did not choose, where no step of the tally names them: it counts more than a few.
 * Who left it to the others is in its steps if they were to decide; an adviser's leaving changed nothing.
 */
const unmentioned = ({ absent, tally }: RoundEntry): readonly string[] => {
  const named = new Set(
    tally.steps
      .flat()
      .flatMap((part) => (typeof part !== 'string' && 'voter' in part ? [part.voter] : [])),
  );
  return absent
    .filter(({ userId, skipped }) => !skipped && !named.has(userId))
    .map(({ name }) => `${name} did not choose.`);
};

/** "13 takes were on the wall; “Take 4” was not, hidden by Dana and Milo." */
const onTheWall = ({ shown, hidden }: RoundEntry): string => {
  const count = `${shown.length} ${shown.length === 1 ? 'take was' : 'takes were'} on the wall`;
  const [first, ...more] = hidden;
  if (!first) return `${count}.`;
  const people = new Map(hidden.flatMap(({ by }) => by).map((each) => [each.userId, each]));
  const which = more.length === 0 ? `“${first.name}” was` : `${hidden.length} more were`;
  const whom = people.size === 0 ? 'hidden' : `not, hidden by ${namesIn([...people.values()])}`;
  return `${count}; ${which} ${whom}.`;
};

/** The names of this entry; who or what it does not name is said to be somebody or a take, not an id. */
const namesOf = (entry: DecisionEntry, round: RoundEntry) => {
  const people = new Map(
    [
      ...entry.by,
      ...round.absent,
      ...round.ballots,
      ...round.presses.flatMap(({ of }) => of),
      ...(round.finalSay ? [round.finalSay] : []),
    ].map(({ userId, name }) => [userId, name]),
  );
  const takes = new Map(
    [...round.shown, ...round.hidden].map(({ takeId, name }) => [takeId, name]),
  );
  return {
    voter: (id: string) => people.get(id) ?? 'Somebody',
    take: (id: string) => {
      const name = id === entry.takeId ? (entry.take ?? takes.get(id)) : takes.get(id);
      return name === undefined || name === null ? 'a take' : `“${name}”`;
    },
  };
};

const namesIn = (people: readonly NamedPerson[]): string => listed(people.map(({ name }) => name));

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
