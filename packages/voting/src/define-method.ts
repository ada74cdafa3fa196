import type { Mark, TakeMark } from './ballot.ts';
import type { Decider, Tally, TallyInput, VotingMethod, WhyLeftOut } from './method.ts';
import { sentence, theVoters, together } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What lies open for a method to count. */
export interface Table {
  /** Who handed in a ballot; at least one. */
  readonly voters: readonly string[];
  /** The takes to choose from, in the order of the lots; those taken out are gone. */
  readonly takes: readonly string[];
  /** Who gave a take one of these marks, in the order of the voters. */
  who(take: string, ...marks: readonly Mark[]): readonly string[];
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
    const given = marksByTake(present);
    const faces = input.takes.flatMap((take) => takenOut(take, given.get(take) ?? []));
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
    const { outcome, steps, ties } = count({
      voters: votersOf(present),
      takes,
      who: (take, ...marks) =>
        votersOf((given.get(take) ?? []).filter(({ mark: { mark } }) => marks.includes(mark))),
      saidNone: votersOf(present.filter(({ ballot }) => ballot?.none !== null)),
    });
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

/** A mark on a take, with who gave it. */
interface Given {
  readonly voter: string;
  readonly mark: TakeMark;
  readonly mayTakeOut: boolean;
}

/** All marks on each take; each ballot is gone through once, however often a method asks. */
const marksByTake = (present: readonly Decider[]): ReadonlyMap<string, readonly Given[]> => {
  const byTake = new Map<string, Given[]>();
  for (const { voter, ballot, mayTakeOut } of present) {
    for (const [take, mark] of Object.entries(ballot?.marks ?? {})) {
      const given = byTake.get(take) ?? [];
      given.push({ voter, mark, mayTakeOut });
      byTake.set(take, given);
    }
  }
  return byTake;
};

const votersOf = (those: readonly { readonly voter: string }[]): readonly string[] =>
  those.map(({ voter }) => voter);

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
  marks: readonly Given[],
): readonly { readonly take: string; readonly inWords: Sentence }[] => {
  const said = marks.filter(
    ({ mark: { mark, ownFace }, mayTakeOut }) => mayTakeOut && mark === 'no' && ownFace === true,
  );
  if (said.length === 0) return [];
  const reasons = said.flatMap(({ mark: { reason } }) => (reason ? ` “${reason}”` : []));
  const who = theVoters(votersOf(said));
  return [{ take, inWords: sentence(who, ' took ', { take }, ' out: “my own face”.', ...reasons) }];
};
