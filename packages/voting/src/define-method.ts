import type { Mark } from './ballot.ts';
import type { Decider, Tally, TallyInput, VotingMethod, WhyLeftOut } from './method.ts';
import { sentence, theVoters, together } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What lies open for a method to count. */
export interface Table {
  /** Who handed in a ballot; at least one. */
  readonly voters: readonly string[];
  /** The takes to choose from, in the order of the lots; those taken out are gone. */
  readonly takes: readonly string[];
  /** Who gave a take one of these marks. */
  who(take: string, ...marks: readonly Mark[]): readonly string[];
  /** The takes that a voter gave a mark, in the order of the lots. */
  takesOf(voter: string, mark: Mark): readonly string[];
  /** Who finds none good. */
  readonly saidNone: readonly string[];
}

/** What a method makes of a table. */
export type Count = Pick<Tally, 'outcome' | 'steps' | 'ties'>;

/**
 * Makes a method of what is its own: its marks, and how it counts what lies on the table. What holds in
 * every method is done here before that, each time with a sentence: nobody's absence is consent, and a
 * face is taken out of the choice by the one whose face it is.
 */
export const defineMethod = ({
  count,
  ...method
}: Omit<VotingMethod, 'tally'> & { count(table: Table): Count }): VotingMethod => ({
  ...method,

  tally(input: TallyInput): Tally {
    const absent = votersOf(input.deciders.filter(({ ballot }) => ballot === null));
    const present = input.deciders.filter(({ ballot }) => ballot !== null);
    const faces = input.takes.flatMap((take) => takenOut(take, present));
    const before = [...whoSkipped(input), ...whatWasLeftOut(input)];

    if (present.length === 0 || (absent.length > 0 && !input.restDecide)) {
      const outcome = { kind: 'absent', voters: absent } as const;
      return {
        method: method.id,
        outcome,
        steps: [...before, nobodyDecided(input, absent)],
        ties: [],
      };
    }
    const rest = absent.length === 0 ? [] : [theRestDecide(absent)];
    const takes = input.takes.filter((take) => !faces.some((face) => face.take === take));
    const { outcome, steps, ties } = count(layOut(present, takes));
    const said = [...before, ...rest, ...faces.map(({ inWords }) => inWords), ...steps];
    return { method: method.id, outcome, steps: said, ties };
  },
});

export const isOne = (takes: readonly string[]): takes is readonly [string] => takes.length === 1;

/** The outcome of a count that ends with one take. */
export const picked = (take: string, how: Sentence): Count => ({
  outcome: { kind: 'picked', take },
  steps: [how],
  ties: [],
});

/** The outcome of a count in which nobody has a good word for any take that can be chosen. */
export const noneGood = ({ voters, saidNone }: Table): Count => {
  const silent = voters.filter((voter) => !saidNone.includes(voter));
  const steps = [
    ...findNoneGood(saidNone),
    ...(silent.length === 0
      ? []
      : [sentence(together(silent, 'likes', 'like'), ' no take that can still be chosen.')]),
  ];
  return { outcome: { kind: 'none' }, steps, ties: [] };
};

/** "Dana and Milo both find none good."; nothing where nobody said so. */
export const findNoneGood = (saidNone: readonly string[]): readonly Sentence[] =>
  saidNone.length === 0 ? [] : [sentence(together(saidNone, 'finds', 'find'), ' none good.')];

const votersOf = (deciders: readonly Decider[]): readonly string[] =>
  deciders.map(({ voter }) => voter);

const layOut = (present: readonly Decider[], takes: readonly string[]): Table => {
  const markOf = ({ ballot }: Decider, take: string): Mark | undefined => ballot?.marks[take]?.mark;
  const byVoter = new Map(present.map((decider) => [decider.voter, decider]));
  return {
    voters: votersOf(present),
    takes,
    who: (take, ...marks) =>
      votersOf(
        present.filter((decider) => {
          const mark = markOf(decider, take);
          return mark !== undefined && marks.includes(mark);
        }),
      ),
    takesOf: (voter, mark) => {
      const decider = byVoter.get(voter);
      return decider ? takes.filter((take) => markOf(decider, take) === mark) : [];
    },
    saidNone: votersOf(present.filter(({ ballot }) => ballot?.none !== null)),
  };
};

const whoSkipped = ({ skipped = [] }: TallyInput): readonly Sentence[] =>
  skipped.length === 0 ? [] : [sentence(theVoters(skipped), ' left this to the others.')];

const LEFT_OUT: Readonly<Record<WhyLeftOut, string>> = {
  moved: ' is no longer under this shot and was left out.',
  failed: ' can no longer be played and was left out.',
  hidden: ' is hidden by all who decide and was left out.',
};

const whatWasLeftOut = ({ leftOut = [] }: TallyInput): readonly Sentence[] =>
  leftOut.map(({ take, why }) => sentence({ take }, LEFT_OUT[why]));

const nobodyDecided = ({ restDecide }: TallyInput, absent: readonly string[]): Sentence => {
  if (absent.length === 0) return sentence('nobody is left who decides on this shot.');
  const so = restDecide ? ', and nobody else did.' : ', so nothing is decided: that is no consent.';
  return sentence(theVoters(absent), ' did not choose', so);
};

const theRestDecide = (absent: readonly string[]): Sentence =>
  sentence(theVoters(absent), ' did not choose; as agreed, the rest decide.');

/** Whether a take is taken out by a "my own face" of somebody who may say so: once, however many said it. */
const takenOut = (
  take: string,
  present: readonly Decider[],
): readonly { readonly take: string; readonly inWords: Sentence }[] => {
  const said = present.flatMap(({ voter, ballot, mayTakeOut }) => {
    const given = ballot?.marks[take];
    const isOut = mayTakeOut && given?.mark === 'no' && given.ownFace === true;
    return isOut ? [{ voter, reason: given.reason }] : [];
  });
  if (said.length === 0) return [];
  const reasons = said.flatMap(({ reason }) => (reason === undefined ? [] : ` “${reason}”`));
  const who = theVoters(said.map(({ voter }) => voter));
  return [{ take, inWords: sentence(who, ' took ', { take }, ' out: “my own face”.', ...reasons) }];
};
