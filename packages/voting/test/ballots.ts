import fc from 'fast-check';
import { readSentence } from '../src/index.ts';
import type {
  Ballot,
  Decider,
  Mark,
  Sentence,
  TakeMark,
  Tally,
  TallyInput,
  VotingMethod,
} from '../src/index.ts';

const SIGNS: Readonly<Record<string, TakeMark>> = {
  '♥': { mark: 'love' },
  '✓': { mark: 'like' },
  '✗': { mark: 'no' },
  '☻': { mark: 'no', ownFace: true },
};

/** A ballot as one would note it down: `♥A ✓B ✗C ☻D` (☻: my own face); `none` or `none: too dark`. */
export const ballot = (notes: string): Ballot => {
  if (notes.startsWith('none')) return { marks: {}, none: notes.slice('none: '.length) };
  const marks = notes
    .split(' ')
    .filter((note) => note !== '')
    .map((note) => [note.slice(1), SIGNS[note.slice(0, 1)]!]);
  return { marks: Object.fromEntries(marks), none: null };
};

/** Who decides, by what they noted down; null for who did not choose. Milo is the artist. */
export const deciders = (ballots: Readonly<Record<string, string | null>>): readonly Decider[] =>
  Object.entries(ballots).map(([voter, notes]) => ({
    voter,
    ballot: notes === null ? null : ballot(notes),
    mayTakeOut: voter === 'Milo',
  }));

/** Ids are the names here, so that sentences can be read as people will read them. */
export const read = (said: Sentence): string =>
  readSentence(said, { voter: (id) => id, take: (id) => id });

export const stepsOf = ({ steps }: Pick<Tally, 'steps'>): readonly string[] => steps.map(read);

/** What people may hand in by a method, on up to ten takes, some of which were left out since. */
export const arbitraryTallyInput = (
  method: VotingMethod,
  { voters = 8, takes = 10 }: { readonly voters?: number; readonly takes?: number } = {},
): fc.Arbitrary<TallyInput> =>
  fc
    .record({
      takes: fc.integer({ min: 1, max: takes }),
      voters: fc.array(arbitraryVoter(takes + 1), { minLength: 1, maxLength: voters }),
      restDecide: fc.boolean(),
    })
    .map(({ takes: count, voters: said, restDecide }) => ({
      takes: Array.from({ length: count }, (_, i) => `t${i}`),
      deciders: said.map(({ marks, ...each }, index) => ({
        voter: `v${index}`,
        mayTakeOut: each.mayTakeOut,
        ballot: each.isAbsent ? null : handedIn(each.saysNone, marks, method),
      })),
      restDecide,
    }));

const arbitraryMark = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.constantFrom<Mark>('love', 'like').map((mark) => ({ mark })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<TakeMark>(
      { mark: 'no' },
      { mark: 'no', reason: 'too dark' },
      { mark: 'no', ownFace: true },
    ),
  },
);

const arbitraryVoter = (takes: number) =>
  fc.record({
    isAbsent: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    saysNone: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
    mayTakeOut: fc.boolean(),
    /** By the number of the take; one more than there may be takes. */
    marks: fc.array(arbitraryMark, { minLength: takes, maxLength: takes }),
  });

/** Only as many of each mark as the method allows, the first ones; none of them beside "none is good" but ✗. */
const handedIn = (
  saysNone: boolean,
  given: readonly (TakeMark | null)[],
  method: VotingMethod,
): Ballot => {
  const used = new Map<Mark, number>();
  const marks = given.flatMap((mark, index): readonly (readonly [string, TakeMark])[] => {
    const allowed = method.marks.find((each) => each.mark === mark?.mark);
    if (!mark || !allowed || (saysNone && mark.mark !== 'no')) return [];
    const count = (used.get(mark.mark) ?? 0) + 1;
    used.set(mark.mark, count);
    return allowed.most !== null && count > allowed.most ? [] : [[`t${index}`, mark]];
  });
  return { marks: Object.fromEntries(marks), none: saysNone ? 'all too slow' : null };
};
