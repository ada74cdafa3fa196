import fc from 'fast-check';
import { expect, it } from 'vitest';
import { methodOf } from '../src/index.ts';
import { arbitraryTallyInput, deciders, stepsOf } from './ballots.ts';

const approval = methodOf('approval')!;

const count = (
  ballots: Readonly<Record<string, string | null>>,
  takes = ['A', 'B', 'C', 'D', 'E'],
) => {
  const tally = approval.tally({ takes, deciders: deciders(ballots), restDecide: false });
  return { outcome: tally.outcome, steps: stepsOf(tally), ties: tally.ties };
};

it('[V20] what all approve alone is picked, and so is what more than half do, alone at the top', () => {
  expect(count({ Dana: '✓A ✓B ✓C', Milo: '✓B ✗C' })).toEqual({
    outcome: { kind: 'picked', take: 'B' },
    steps: ['B alone has the most ✓: 2 of 2.'],
    ties: [],
  });
  expect(count({ Dana: '✓A ✓B', Milo: '✓B', Ava: '✓C' })).toEqual({
    outcome: { kind: 'picked', take: 'B' },
    steps: ['B alone has the most ✓: 2 of 3.'],
    ties: [],
  });
});

it('[V20] several at the top meet in a duel, and nobody else', () => {
  expect(count({ Dana: '✓A ✓B ✓C', Milo: '✓B ✓A' })).toEqual({
    outcome: { kind: 'finalists', takes: ['A', 'B'] },
    steps: [
      'A and B have the most ✓: 2 of 2 each.',
      'In the duel: A (2 ✓), B (2 ✓).',
      'A and B stand equal: 2 ✓ each.',
    ],
    ties: [{ takes: ['A', 'B'], equalIn: '2 ✓' }],
  });
});

it('[V20] half is not more than half: all that somebody approves go on, the strongest first', () => {
  expect(count({ Dana: '✓A', Milo: 'none' })).toEqual({
    outcome: { kind: 'finalists', takes: ['A'] },
    steps: ['No take has a ✓ from more than half: the most is 1 of 2.', 'In the duel: A (1 ✓).'],
    ties: [],
  });
  expect(count({ Dana: '✓A', Milo: '✓B', Ava: '✓B', Noor: '✓C' })).toMatchObject({
    outcome: { kind: 'finalists', takes: ['B', 'A', 'C'] },
    ties: [{ takes: ['A', 'C'], equalIn: '1 ✓' }],
  });
});

it('[V10] nobody approves any: no pick', () => {
  expect(count({ Dana: 'none', Milo: '✗A' })).toEqual({
    outcome: { kind: 'none' },
    steps: ['Dana finds none good.', 'Milo likes no take that can still be chosen.'],
    ties: [],
  });
});

it('[V20] picks exactly what a count on paper picks', () => {
  fc.assert(
    fc.property(arbitraryTallyInput(approval, { voters: 5, takes: 4 }), (given) => {
      const present = given.deciders.filter(({ ballot }) => ballot !== null);
      fc.pre(present.length === given.deciders.length);
      const out = (take: string) =>
        present.some((each) => each.mayTakeOut && each.ballot?.marks[take]?.ownFace);
      const paper: Record<string, number> = {};
      for (const { ballot } of present) {
        for (const [take, { mark }] of Object.entries(ballot!.marks)) {
          if (mark === 'like' && given.takes.includes(take) && !out(take)) {
            paper[take] = (paper[take] ?? 0) + 1;
          }
        }
      }
      const [first, second] = Object.entries(paper).toSorted(([, a], [, b]) => b - a);
      const isPicked = first && first[1] > present.length / 2 && first[1] > (second?.[1] ?? 0);
      const { outcome } = approval.tally(given);
      if (isPicked) expect(outcome).toEqual({ kind: 'picked', take: first[0] });
      else expect(outcome.kind).toBe(first ? 'finalists' : 'none');
    }),
    { numRuns: 1000 },
  );
});
