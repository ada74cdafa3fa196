import type { Ballot, Decider, Outcome, Sentence, Tally, TallyInput } from '../src/index.ts';

/** The same ballots and tallies in another order, by other names, with other marks: what a rule must not mind. */

export const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted();

export const chosenBy = (outcome: Outcome): readonly string[] => {
  if (outcome.kind === 'picked') return [outcome.take];
  return outcome.kind === 'finalists' ? outcome.takes : [];
};

/** The same tally whatever the order in which people are read out. */
export const withoutOrder = ({ outcome, steps, ...tally }: Tally) => ({
  ...tally,
  outcome: outcome.kind === 'absent' ? { ...outcome, voters: sorted(outcome.voters) } : outcome,
  steps: steps.map((step) => ({
    words: step.filter((part) => typeof part === 'string' || 'take' in part),
    voters: sorted(
      step.flatMap((part) => (typeof part !== 'string' && 'voter' in part ? [part.voter] : [])),
    ),
  })),
});

type Rename = (id: string) => string;

export const renameVoters = (outcome: Outcome, renamed: Rename): Outcome =>
  outcome.kind === 'absent' ? { ...outcome, voters: outcome.voters.map(renamed) } : outcome;

export const renameTakes = ({ outcome, steps, ties, method }: Tally, renamed: Rename): Tally => ({
  method,
  outcome: renamedOutcome(outcome, renamed),
  steps: steps.map((step): Sentence =>
    step.map((part) =>
      typeof part !== 'string' && 'take' in part ? { take: renamed(part.take) } : part,
    ),
  ),
  ties: ties.map((tie) => ({ ...tie, takes: tie.takes.map(renamed) })),
});

const renamedOutcome = (outcome: Outcome, renamed: Rename): Outcome => {
  if (outcome.kind === 'picked') return { ...outcome, take: renamed(outcome.take) };
  if (outcome.kind === 'finalists') return { ...outcome, takes: outcome.takes.map(renamed) };
  return outcome;
};

export const onOtherTakes = (decider: Decider, renamed: Rename): Decider => ({
  ...decider,
  ballot: decider.ballot && {
    ...decider.ballot,
    marks: Object.fromEntries(
      Object.entries(decider.ballot.marks).map(([take, mark]) => [renamed(take), mark]),
    ),
  },
});

export const withMarks = (
  { marks, none }: Ballot,
  change: (mark: Ballot['marks'][string]) => Ballot['marks'][string] | null,
): Ballot => ({
  none,
  marks: Object.fromEntries(
    Object.entries(marks).flatMap(([take, mark]) => {
      const changed = change(mark);
      return changed ? [[take, changed]] : [];
    }),
  ),
});

export const copyOf = (given: TallyInput): TallyInput =>
  JSON.parse(JSON.stringify(given)) as TallyInput;

export const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
};
