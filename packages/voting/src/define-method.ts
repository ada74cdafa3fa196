import type { Mark } from './ballot.ts';
import type { Decider, Tally, TallyInput, VotingMethod, WhyLeftOut } from './method.ts';
import { sentence, theVoters, together } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What lies on the table once the ballots are open: there is somebody to decide, and no more than that is sure. */
export interface Table {
  /** Who handed in a ballot; at least one. */
  readonly voters: readonly string[];
  /** The takes to choose from, in the order of the lots; those taken out are gone. */
  readonly takes: readonly string[];
  /** Who gave a take one of these marks. */
  who(take: string, ...marks: readonly Mark[]): readonly string[];
  /** Who finds none good. */
  readonly saidNone: readonly string[];
}

/** What is left for a method to say. */
export type Count = Pick<Tally, 'outcome' | 'steps' | 'ties'>;

/**
 * Makes a method of what is its own: its marks, and how it counts what lies on the table. What holds in
 * every method is done here, before it counts, and each time with a sentence: nobody's absence is
 * consent, and a face is taken out of the choice by the one whose face it is.
 */
export const defineMethod = ({
  count,
  ...method
}: Omit<VotingMethod, 'tally'> & { count(table: Table): Count }): VotingMethod => ({
  ...method,

  tally(input: TallyInput): Tally {
    const before = [...whoSkipped(input), ...whatWasLeftOut(input)];
    const absent = votersOf(input.deciders.filter(({ ballot }) => ballot === null));
    const present = input.deciders.filter(({ ballot }) => ballot !== null);

    if (present.length === 0 || (absent.length > 0 && !input.restDecide)) {
      return {
        method: method.id,
        outcome: { kind: 'absent', voters: absent },
        steps: [...before, whyNobodyDecides(absent, input.restDecide)],
        ties: [],
      };
    }
    if (absent.length > 0) {
      before.push(
        sentence(theVoters(absent), ' did not choose; the rules card lets the rest decide.'),
      );
    }

    const faces = input.takes.flatMap((take) => whoseFace(take, present));
    before.push(...faces.map(({ said }) => said));
    const takes = input.takes.filter((take) => !faces.some((face) => face.take === take));

    const { outcome, steps, ties } = count({
      voters: votersOf(present),
      takes,
      who: (take, ...marks) =>
        votersOf(
          present.filter(({ ballot }) => {
            const given = ballot?.marks[take]?.mark;
            return given !== undefined && marks.includes(given);
          }),
        ),
      saidNone: votersOf(present.filter(({ ballot }) => ballot?.none !== null)),
    });
    return { method: method.id, outcome, steps: [...before, ...steps], ties };
  },
});

const votersOf = (deciders: readonly Decider[]): readonly string[] =>
  deciders.map(({ voter }) => voter);

const whoSkipped = ({ skipped = [] }: TallyInput): readonly Sentence[] =>
  skipped.length === 0 ? [] : [sentence(theVoters(skipped), ' left this choice to the others.')];

const LEFT_OUT: Readonly<Record<WhyLeftOut, string>> = {
  moved: ' is no longer under this shot and was left out.',
  failed: ' can no longer be played and was left out.',
  hidden: ' was hidden by all who decide and was left out.',
};

const whatWasLeftOut = ({ leftOut = [] }: TallyInput): readonly Sentence[] =>
  leftOut.map(({ take, why }) => [{ take }, LEFT_OUT[why]]);

const whyNobodyDecides = (absent: readonly string[], restDecide: boolean): Sentence => {
  if (absent.length === 0) return ['Nobody is left who decides on this shot.'];
  const who = theVoters(absent);
  return restDecide
    ? sentence(who, ' did not choose, so nobody did.')
    : sentence(who, ' did not choose, and that is no consent: nothing was decided.');
};

/** The ✗ that says "my own face" from somebody who may say it, in words; at most one for a take. */
const whoseFace = (
  take: string,
  present: readonly Decider[],
): readonly { readonly take: string; readonly said: Sentence }[] => {
  const whose = present.filter(({ ballot, mayTakeOut }) => {
    const given = ballot?.marks[take];
    return mayTakeOut && given?.mark === 'no' && given.ownFace === true;
  });
  if (whose.length === 0) return [];
  const reasons = whose.flatMap(({ ballot }) => ballot?.marks[take]?.reason ?? []);
  const because = reasons.length === 0 ? '' : `: ${reasons.map((each) => `“${each}”`).join(', ')}`;
  const takes = together(votersOf(whose), 'takes', 'take');
  return [{ take, said: sentence(takes, ' ', { take }, ` out, their own face${because}.`) }];
};
