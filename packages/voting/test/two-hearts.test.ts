import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodOf } from '../src/index.ts';
import type { Outcome, TallyInput } from '../src/index.ts';
import { arbitraryTallyInput, deciders, stepsOf } from './ballots.ts';
import { naiveTwoHearts } from './naive-two-hearts.ts';

const twoHearts = methodOf('two-hearts')!;

const count = (
  ballots: Readonly<Record<string, string | null>>,
  given: Partial<TallyInput> = {},
) => {
  const takes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
  const tally = twoHearts.tally({
    takes,
    deciders: deciders(ballots),
    restDecide: false,
    ...given,
  });
  return { outcome: inWords(tally.outcome), steps: stepsOf(tally), ties: tally.ties };
};

const inWords = (outcome: Outcome): string => {
  if (outcome.kind === 'picked') return `picked ${outcome.take}`;
  return outcome.kind === 'finalists' ? `duel ${outcome.takes.join(' ')}` : outcome.kind;
};

it('[V14] comes to what the words of the rule come to, whatever is handed in', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.oneof(
        arbitraryTallyInput(twoHearts),
        arbitraryTallyInput(twoHearts, { voters: 2, takes: 4 }),
        arbitraryTallyInput(twoHearts, { voters: 3, takes: 3 }),
      ),
      (given) => {
        const found = inWords(twoHearts.tally(given).outcome);
        expect(found).toBe(naiveTwoHearts(given));
        const kind = found.replace(/ .*/, '');
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      },
    ),
    { numRuns: 3000 },
  );
  expect([...seen.keys()].toSorted()).toEqual(['absent', 'duel', 'none', 'picked']);
});

describe('two deciders', () => {
  it('[V15] both love one: picked, whatever else they like', () => {
    expect(count({ Dana: '♥A ✓B ✓C', Milo: '✓C ♥A ✓B' })).toEqual({
      outcome: 'picked A',
      steps: ['Dana and Milo both love A.'],
      ties: [],
    });
  });

  it('[V16] both like one, and no other: picked', () => {
    const [one, other] = [
      count({ Dana: '♥A ✓B', Milo: '♥C ✓B' }),
      count({ Dana: '♥A ✓B', Milo: '♥B ✓C' }),
    ];
    expect(one).toEqual({
      outcome: 'picked B',
      steps: ['B is the only one that Dana and Milo both like.'],
      ties: [],
    });
    expect(other).toEqual(one);
  });

  it('[V17] both like several: those, the most ♥ first, and what is equal is said', () => {
    expect(count({ Dana: '♥C ✓B ✓A', Milo: '♥D ✓C ✓B' })).toEqual({
      outcome: 'duel C B',
      steps: ['Dana and Milo both like B and C.', 'In the duel: C (1 ♥), B (no ♥).'],
      ties: [],
    });
    expect(count({ Dana: '♥A ✓B ✓C', Milo: '♥C ✓B ✓A' })).toEqual({
      outcome: 'duel A C B',
      steps: [
        'Dana and Milo both like A, B and C.',
        'In the duel: A (1 ♥), C (1 ♥), B (no ♥).',
        'A and C stand equal: 1 ♥ each.',
      ],
      ties: [{ takes: ['A', 'C'], equalIn: '1 ♥' }],
    });
  });

  it('[V18] nothing in common: each one’s ♥ goes on, and the ✓ of who gave none', () => {
    expect(count({ Dana: '♥A ✓B', Milo: '♥C ✓D' })).toEqual({
      outcome: 'duel A C',
      steps: [
        'No take is liked by everybody, so each one’s ♥ goes on.',
        'In the duel: A (1 ♥), C (1 ♥).',
        'A and C stand equal: 1 ♥ each.',
      ],
      ties: [{ takes: ['A', 'C'], equalIn: '1 ♥' }],
    });
    expect(count({ Dana: '♥D ✓A', Milo: '✓B ✓C' })).toEqual({
      outcome: 'duel D B C',
      steps: [
        'No take is liked by everybody, so each one’s ♥ goes on.',
        'For Milo, without a ♥ here, each ✓ goes on.',
        'In the duel: D (1 ♥), B (no ♥), C (no ♥).',
        'B and C stand equal: no ♥ each.',
      ],
      ties: [{ takes: ['B', 'C'], equalIn: 'no ♥' }],
    });
  });

  it('[V19] a ✗ does not kill the other’s ♥, it only stands behind what nobody minds', () => {
    expect(count({ Dana: '♥A ✗C', Milo: '♥C' })).toMatchObject({ outcome: 'duel A C', ties: [] });
    expect(count({ Dana: '♥A ✗C', Milo: '♥C ✗A' })).toMatchObject({
      outcome: 'duel A C',
      ties: [{ takes: ['A', 'C'], equalIn: '1 ♥, 1 ✗' }],
    });
  });

  it('[V7] the artist’s own face takes a take out, and what it was liked for goes to the next', () => {
    expect(count({ Dana: '♥A ✓B', Milo: '☻A ✓B' })).toEqual({
      outcome: 'picked B',
      steps: ['Milo took A out: “my own face”.', 'B is the only one that Dana and Milo both like.'],
      ties: [],
    });
    // Dana's ♥ is gone with its take, so that her ✓ go on.
    expect(count({ Dana: '♥A ✓B', Milo: '☻A ♥C' })).toMatchObject({
      outcome: 'duel C B',
      steps: expect.arrayContaining(['For Dana, without a ♥ here, each ✓ goes on.']) as unknown,
    });
    expect(count({ Dana: '☻A ✓B', Milo: '♥A' })).toMatchObject({ outcome: 'duel A B' });
  });

  it('[V10] both find none good: no pick', () => {
    expect(count({ Dana: 'none: too dark', Milo: 'none' })).toEqual({
      outcome: 'none',
      steps: ['Dana and Milo both find none good.'],
      ties: [],
    });
  });

  it('[V10] one finds none good: the other’s ♥ alone goes to the duel, and is not picked without it', () => {
    expect(count({ Dana: 'none', Milo: '♥B ✓C' })).toEqual({
      outcome: 'duel B',
      steps: [
        'Dana finds none good.',
        'No take is liked by everybody, so each one’s ♥ goes on.',
        'In the duel: B (1 ♥).',
      ],
      ties: [],
    });
  });

  it('[V10] what was liked cannot be chosen any more: no pick, in other words', () => {
    expect(count({ Dana: '♥A', Milo: '☻A' })).toMatchObject({
      outcome: 'none',
      steps: [
        'Milo took A out: “my own face”.',
        'Dana and Milo both like no take that can still be chosen.',
      ],
    });
    expect(count({ Dana: '♥A', Milo: 'none' }, { takes: ['B'] }).steps).toEqual([
      'Milo finds none good.',
      'Dana likes no take that can still be chosen.',
    ]);
  });

  it('[V6] one did not choose: nothing is decided, unless the rules card let the rest decide', () => {
    expect(count({ Dana: '♥A', Milo: null })).toEqual({
      outcome: 'absent',
      steps: ['Milo did not choose, so nothing is decided: that is no consent.'],
      ties: [],
    });
    expect(count({ Dana: '♥A', Milo: null }, { restDecide: true })).toEqual({
      outcome: 'picked A',
      steps: ['Milo did not choose; as agreed, the rest decide.', 'Dana loves A.'],
      ties: [],
    });
    expect(count({ Dana: null, Milo: null }, { restDecide: true }).steps).toEqual([
      'Dana and Milo did not choose, and nobody else did.',
    ]);
    expect(count({}).steps).toEqual(['Nobody is left who decides on this shot.']);
  });
});

it('[V15] two takes that all love can only come from elsewhere, and end in a duel', () => {
  expect(count({ Dana: '♥A ♥B', Milo: '♥A ♥B' })).toMatchObject({ outcome: 'duel A B' });
});

describe('one decider', () => {
  it.each([
    ['♥A ✓B', 'picked A', ['Dana loves A.']],
    ['✓B', 'picked B', ['B is the only one that Dana likes.']],
    ['none', 'none', ['Dana finds none good.']],
  ])('%s → %s', (notes, outcome, steps) => {
    expect(count({ Dana: notes })).toEqual({ outcome, steps, ties: [] });
  });

  it('✓B ✓C → a duel with oneself', () => {
    expect(count({ Dana: '✓B ✓C' })).toMatchObject({
      outcome: 'duel B C',
      steps: [
        'Dana likes B and C.',
        'In the duel: B (no ♥), C (no ♥).',
        'B and C stand equal: no ♥ each.',
      ],
    });
  });
});

describe('three deciders', () => {
  it('two hearts are not three: what all like goes before what most love', () => {
    expect(count({ Dana: '♥A ✓B', Milo: '♥A ✓B', Ava: '♥C ✓B' })).toMatchObject({
      outcome: 'picked B',
      steps: ['B is the only one that Dana, Milo and Ava all like.'],
    });
  });

  it('nothing in common: the take with two ♥ comes first', () => {
    expect(count({ Dana: '♥C', Milo: '♥B', Ava: '♥B' })).toMatchObject({ outcome: 'duel B C' });
  });
});

describe('eight deciders', () => {
  const eight = ['Dana', 'Milo', 'Ava', 'Noor', 'Kim', 'Lou', 'Rui', 'Zoe'];
  const each = (notes: (index: number) => string) =>
    Object.fromEntries(eight.map((name, index) => [name, notes(index)]));

  it('all love one', () => {
    expect(count(each(() => '♥J'))).toMatchObject({
      outcome: 'picked J',
      steps: ['Dana, Milo, Ava, Noor, Kim, Lou, Rui and Zoe all love J.'],
    });
  });

  it('[V4] eight different ♥: four go on, and it is said that the lot chose them', () => {
    const all = count(each((index) => `♥${'ABCDEFGH'[index]!}`));
    expect(all).toMatchObject({
      outcome: 'duel A B C D',
      ties: [{ takes: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], equalIn: '1 ♥' }],
    });
    expect(all.steps.at(-1)).toBe(
      'Four go on. Among those that stand equal the lot decided, drawn before anybody chose: A, B, C and D.',
    );
  });

  it('[V4] more ♥ come first, the lot fills the rest, and who came behind is said', () => {
    const hearts = 'AABBCDEF';
    const marked = count(
      each((index) => `♥${hearts[index]!}${index === 0 ? ' ✗F' : ''}`),
      {
        takes: ['F', 'E', 'D', 'C', 'B', 'A'],
      },
    );
    expect(marked).toEqual({
      outcome: 'duel B A E D',
      steps: [
        'No take is liked by everybody, so each one’s ♥ goes on.',
        'In the duel: B (2 ♥), A (2 ♥), E (1 ♥), D (1 ♥).',
        'B and A stand equal: 2 ♥ each.',
        'E, D and C stand equal: 1 ♥ each.',
        'Four go on. Among those that stand equal the lot decided, drawn before anybody chose: E and D.',
        'F came behind the four.',
      ],
      ties: [
        { takes: ['B', 'A'], equalIn: '2 ♥' },
        { takes: ['E', 'D', 'C'], equalIn: '1 ♥' },
      ],
    });
  });

  it('[V10] everybody says none', () => {
    expect(count(each(() => 'none')).outcome).toBe('none');
  });

  it('[V6] one of eight did not choose', () => {
    const seven = { ...each(() => '♥A'), Zoe: null };
    expect(count(seven).outcome).toBe('absent');
    expect(count(seven, { restDecide: true }).outcome).toBe('picked A');
  });
});

it('[V12] more people than one can take in are counted', () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`Voter ${i}`, '✓A']));
  expect(count(many).steps).toEqual(['A is the only one that all 9 like.']);
  expect(count({ ...many, Dana: 'none' }).steps).toContain(
    'For 9 people, without a ♥ here, each ✓ goes on.',
  );
});
