import type { Round, RoundShot, RoundShotReveal } from '../choose/round-wire.ts';
import { letterOf, sayLetters } from './letters.ts';
import { allOf, namesOf, sayNumber, verb } from './reader.ts';
import type { Reader } from './reader.ts';
import { countedIn } from './shot-outcome.ts';

/** Where a duel stands for whoever looks at it. */
export interface DuelStage {
  readonly kind: 'first' | 'again' | 'final-say';
  /** What I may do: press, say the last word, or look on. */
  readonly mine: 'press' | 'final-say' | 'looks-on';
  /** Whether I have pressed in this run. */
  readonly hasPressed: boolean;
  /** Who presses, and whether they have; nothing else is known of a press before all have. */
  readonly people: readonly { readonly userId: string; readonly pressed: boolean }[];
}

/** Reads from what the server says where a duel stands; the same after every reload. */
export function duelStage(
  { voters }: Pick<Round, 'voters'>,
  { state, run, pressed, finalSay }: RoundShot,
  /** Who did not hand in for the shot does not press either. */
  reveal: RoundShotReveal | undefined,
  me: string,
): DuelStage {
  const handedIn = reveal && new Set(countedIn(reveal));
  const deciders = voters.filter(
    ({ part, answer, userId }) =>
      part === 'decides' && answer === 'joined' && handedIn?.has(userId) !== false,
  );
  const people = deciders.map(({ userId }) => ({ userId, pressed: pressed.includes(userId) }));
  const decides = people.some(({ userId }) => userId === me);
  if (state === 'final-say') {
    const mine = finalSay === me ? 'final-say' : 'looks-on';
    return { kind: 'final-say', mine, hasPressed: false, people };
  }
  return {
    kind: run > 1 ? 'again' : 'first',
    mine: decides ? 'press' : 'looks-on',
    hasPressed: pressed.includes(me),
    people,
  };
}

/** The presses that are known: those of the last run in which all have pressed. */
export function shownPresses(
  shot: RoundShot,
  reveal: RoundShotReveal | undefined,
): RoundShotReveal['presses'][number]['of'] {
  if (reveal === undefined || reveal.turn !== shot.turn) return [];
  const ofThisDuel = reveal.presses.filter(({ timesParked }) => timesParked === shot.timesParked);
  return ofThisDuel.at(-1)?.of ?? [];
}

/** The one large line over a duel. */
export function sayDuel(
  stage: DuelStage,
  shot: RoundShot,
  reveal: RoundShotReveal | undefined,
  reader: Reader,
  /** What the final say goes by, as in "camera and story"; empty when it is nobody's domain. */
  domain: string,
): string {
  if (stage.kind === 'again') return 'Talk, and press once more';
  if (stage.kind === 'final-say') {
    const why = domain === '' ? '' : ` (${domain})`;
    if (stage.mine === 'final-say') return `You have the final say${why}`;
    return shot.finalSay === null
      ? 'Nobody has the final say'
      : `Final say: ${reader.nameOf(shot.finalSay)}${why}`;
  }
  if (shot.timesParked > 0) return 'Parked before: what do you say now?';
  return reveal === undefined ? 'Which one?' : sayFinalists(shot.finalists, reveal, reader);
}

/** Why these takes are left, without saying whose is whose. */
export function sayFinalists(
  finalists: readonly string[],
  reveal: RoundShotReveal,
  reader: Reader,
): string {
  const by = countedIn(reveal);
  const ballots = reveal.voters.flatMap(({ part, ballot }) =>
    part === 'decides' && ballot !== null ? [ballot] : [],
  );
  const markOf = (ballot: (typeof ballots)[number], take: string) => ballot.marks[take]?.mark;
  const isLiked = (take: string) =>
    ballots.every((each) => ['love', 'like'].includes(markOf(each, take) ?? ''));
  const hearts = finalists.map(
    (take) => ballots.filter((each) => markOf(each, take) === 'love').length,
  );
  const count = finalists.length;
  if (count > 1 && by.length > 0 && finalists.every(isLiked)) {
    return `${allOf(by, reader)} ${verb(by, reader, 'like')} these ${sayNumber(count)}`;
  }
  const oneOf = by.includes(reader.me) ? 'One of you' : 'One of them';
  if (count === 1) return `${oneOf} ${hearts[0] === 0 ? 'likes' : 'loves'} this one`;
  if (hearts.every((each) => each === 1)) {
    return count === 2 && by.length === 2
      ? 'One heart each'
      : `One heart on each of these ${sayNumber(count)}`;
  }
  if (hearts.every((each) => each === 0)) return 'Each of you likes another one';
  return `These ${sayNumber(count)} are left`;
}

/** What to do now, under the large line. */
export function sayWhatToDo(
  stage: DuelStage,
  { finalists, finalSay }: RoundShot,
  /** "Bars 34–38 play with each"; or why they play alone. */
  playing: string,
  reader: Reader,
): string {
  const letters = sayLetters(finalists.length);
  const { people, mine } = stage;
  if (stage.kind === 'final-say') {
    if (mine === 'final-say') return `You stayed split. Press ${letters}, or park the shot.`;
    return finalSay === null
      ? 'It stayed split.'
      : `It stayed split, so ${namesOf([finalSay], reader)} chooses one or parks the shot.`;
  }
  const isPair = people.length === 2;
  const what = stage.kind === 'again' ? 'the presses show' : 'the hearts show';
  if (mine === 'looks-on') {
    const names = namesOf(
      people.map(({ userId }) => userId),
      reader,
    );
    return `${playing} ${names} ${verb(
      people.map(({ userId }) => userId),
      reader,
      'press',
    )}; ${what} when ${people.length === 1 ? 'that is done' : isPair ? 'both have' : 'all have'}.`;
  }
  if (people.length <= 1) return `${playing} Press ${letters}.`;
  const yours = stage.kind === 'again' ? what : 'your hearts show';
  return `${playing} Press ${letters}; ${yours} when you have ${isPair ? 'both' : 'all'} pressed.`;
}

/** What to say to who has pressed and waits; null to everybody else. */
export function sayMine(
  { kind, mine, hasPressed, people }: DuelStage,
  pressed: string | null,
  { finalists }: Pick<RoundShot, 'finalists'>,
  reader: Reader,
): string | null {
  if (kind === 'final-say' || mine !== 'press' || !(hasPressed || pressed !== null)) return null;
  const what =
    pressed === null ? 'You have pressed' : `You pressed ${sayPress(pressed, finalists)}`;
  const waiting = people.filter((each) => !each.pressed && each.userId !== reader.me);
  if (waiting.length === 0) return `${what}.`;
  const names = namesOf(
    waiting.map(({ userId }) => userId),
    reader,
  );
  return `${what}. ${names} ${waiting.length === 1 ? 'is' : 'are'} still listening; until then you can press another one.`;
}

/** What somebody pressed: "A", "Yours", "Park". */
export function sayPress(choice: string, finalists: readonly string[]): string {
  if (choice === 'yours') return 'Yours';
  return choice === 'park' ? 'Park' : letterOf(finalists, choice);
}
