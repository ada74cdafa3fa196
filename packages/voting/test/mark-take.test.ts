import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_BALLOT,
  MARKS,
  METHODS,
  markTake,
  methodOf,
  remaining,
  sayNone,
  whyNotReady,
} from '../src/index.ts';
import type { Ballot, TakeMark, VotingMethod } from '../src/index.ts';
import { ballot } from './ballots.ts';

const twoHearts = methodOf('two-hearts')!;
const approval = methodOf('approval')!;

const marked = (
  before: string | Ballot,
  take: string,
  mark: TakeMark | null,
  method: VotingMethod = twoHearts,
) => markTake(typeof before === 'string' ? ballot(before) : before, take, mark, method);

const love = { mark: 'love' } as const;
const like = { mark: 'like' } as const;

describe('marking a take', () => {
  it('[V21] gives it the mark, changes it or takes it back', () => {
    expect(marked('', 'A', love)).toEqual({ ballot: ballot('♥A'), moved: [] });
    expect(marked('♥A ✓B', 'A', { mark: 'no' })).toEqual({ ballot: ballot('✓B ✗A'), moved: [] });
    expect(marked('♥A ✓B', 'A', null)).toEqual({ ballot: ballot('✓B'), moved: [] });
    expect(marked('✓B', 'A', null)).toEqual({ ballot: ballot('✓B'), moved: [] });
  });

  it('[V22] a new ♥ takes the old one’s place, which becomes a ✓ if one is left', () => {
    expect(marked('♥A ✓B', 'C', love)).toEqual({ ballot: ballot('✓A ✓B ♥C'), moved: ['A'] });
    expect(marked('♥A ✓B ✓C', 'D', love)).toEqual({ ballot: ballot('✓B ✓C ♥D'), moved: ['A'] });
  });

  it('[V22] the ✓ of the take that gets the ♥ is free for the old one', () => {
    expect(marked('♥A ✓B ✓C', 'B', love)).toEqual({ ballot: ballot('✓A ♥B ✓C'), moved: ['A'] });
  });

  it('[V22] a ✗ is no weaker ♥: where nothing else is left, the old one has no mark', () => {
    const hearts: VotingMethod = {
      ...twoHearts,
      marks: [
        { mark: 'love', most: 1 },
        { mark: 'no', most: null },
      ],
    };
    expect(marked('♥A', 'B', love, hearts)).toEqual({ ballot: ballot('♥B'), moved: ['A'] });
  });

  it('[V23] a third ✓ is refused in words, one in place of a ♥ as well; a ✗ never is', () => {
    const refused = { refused: 'You have given both ✓. Take one back first, then give it here.' };
    expect(marked('✓A ✓B', 'C', like)).toEqual(refused);
    expect(marked('♥A ✓B ✓C', 'A', like)).toEqual(refused);
    expect(marked('✓A ✓B', 'B', like)).toEqual({ ballot: ballot('✓A ✓B'), moved: [] });
    expect(marked('✗A ✗B ✗C', 'D', { mark: 'no' })).toHaveProperty('ballot');
  });

  it('[V23] a mark the method does not have is refused in words', () => {
    expect(marked('', 'A', love, approval)).toEqual({
      refused: 'The method "Approval" has no ♥. Give a ✓ or a ✗ instead.',
    });
  });

  it('[V24] a reason and “my own face” stand beside a ✗ only, trimmed, and go with it', () => {
    const no = { mark: 'no', reason: '  too dark ', ownFace: true } as const;
    expect(marked('', 'A', no)).toEqual({
      ballot: { marks: { A: { mark: 'no', reason: 'too dark', ownFace: true } }, none: null },
      moved: [],
    });
    expect(marked('', 'A', { mark: 'no', reason: '  ' })).toEqual(
      expect.objectContaining({ ballot: ballot('✗A') }),
    );
    expect(marked('', 'A', { mark: 'like', reason: 'warm' })).toEqual(
      expect.objectContaining({ ballot: ballot('✓A') }),
    );
  });

  it('[V25] a ♥ or ✓ takes “none is good” away, a ✗ does not', () => {
    const none = sayNone(ballot('✗A'), 'too dark');
    expect(marked(none, 'B', like)).toEqual({ ballot: ballot('✗A ✓B'), moved: [] });
    expect(marked(none, 'B', { mark: 'no' })).toMatchObject({ ballot: { none: 'too dark' } });
    expect(marked(none, 'A', null)).toMatchObject({ ballot: { none: 'too dark', marks: {} } });
  });

  it('[V25] “none is good” keeps each ✗ and takes ♥ and ✓ away; taking it back brings none of them', () => {
    const none = sayNone(ballot('♥A ✓B ✗C'), ' slower please ');
    expect(none).toEqual({ ...ballot('✗C'), none: 'slower please' });
    expect(sayNone(none, null)).toEqual(ballot('✗C'));
    expect(sayNone(EMPTY_BALLOT, '')).toEqual({ marks: {}, none: '' });
  });

  it('a take may have any id', () => {
    const odd = marked('♥A', '__proto__', like);
    expect(odd).toHaveProperty('ballot');
    if ('ballot' in odd) expect(Object.keys(odd.ballot.marks)).toEqual(['A', '__proto__']);
  });
});

describe('whether a ballot is ready', () => {
  it('[V26] it is with a ♥, a ✓ or “none is good”, without a reason too', () => {
    for (const ready of ['♥A', '✓A ✗B', 'none', 'none: too dark']) {
      expect(whyNotReady(ballot(ready), twoHearts), ready).toBeNull();
    }
  });

  it('[V26] it is not without, and says what to do', () => {
    const why = 'Give a take your ♥ or a ✓ first, or say that none is good.';
    expect(whyNotReady(EMPTY_BALLOT, twoHearts)).toBe(why);
    expect(whyNotReady(ballot('✗A ✗B'), twoHearts)).toBe(why);
    expect(whyNotReady(EMPTY_BALLOT, approval)).toBe(
      'Give a take a ✓ first, or say that none is good.',
    );
  });

  it('[V27] what is left of each mark is told', () => {
    expect(remaining(ballot('♥A ✓B ✗C'), twoHearts)).toEqual([
      { mark: 'love', left: 0 },
      { mark: 'like', left: 1 },
      { mark: 'no', left: null },
    ]);
    expect(remaining(EMPTY_BALLOT, approval)).toEqual([
      { mark: 'like', left: null },
      { mark: 'no', left: null },
    ]);
  });
});

describe.each(METHODS.map((method) => [method.id, method] as const))('with %s', (_, method) => {
  const act = fc.oneof(
    fc.record({
      take: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      mark: fc.option(
        fc.constantFrom(...MARKS).map((mark): TakeMark => ({ mark })),
        { nil: null },
      ),
    }),
    fc.record({ none: fc.constantFrom('', 'too dark', null) }),
  );
  const acted = (
    before: Ballot,
    done: typeof act extends fc.Arbitrary<infer Act> ? Act : never,
  ) => {
    if ('none' in done) return sayNone(before, done.none);
    const result = markTake(before, done.take, done.mark, method);
    return 'refused' in result ? before : result.ballot;
  };

  it('[V28] a ballot never holds more than the method allows, nor a ♥ or ✓ beside “none is good”', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let given: Ballot = EMPTY_BALLOT;
        for (const each of acts) {
          given = acted(given, each);
          const held = Object.values(given.marks).map(({ mark }) => mark);
          for (const mark of MARKS) {
            const count = held.filter((one) => one === mark).length;
            const allowed = method.marks.find((one) => one.mark === mark);
            expect(count).toBeLessThanOrEqual(allowed ? (allowed.most ?? Infinity) : 0);
          }
          if (given.none !== null) expect(held.every((mark) => mark === 'no')).toBe(true);
        }
      }),
    );
  });

  it('[V28] the same mark given again changes nothing, and what `moved` names is all that changed besides', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), act, (acts, last) => {
        let before: Ballot = EMPTY_BALLOT;
        for (const each of acts) before = acted(before, each);
        if ('none' in last) {
          const none = sayNone(before, last.none);
          expect(sayNone(none, last.none)).toEqual(none);
          return;
        }
        const result = markTake(before, last.take, last.mark, method);
        if ('refused' in result) {
          expect(result.refused).toMatch(/^[A-Z].*\.$/);
          return;
        }
        expect(markTake(result.ballot, last.take, last.mark, method)).toEqual({
          ballot: result.ballot,
          moved: [],
        });
        const changed = ['A', 'B', 'C', 'D', 'E'].filter(
          (take) =>
            take !== last.take && before.marks[take]?.mark !== result.ballot.marks[take]?.mark,
        );
        expect(result.moved).toEqual(changed);
        expect(result.ballot.marks[last.take]?.mark).toBe(last.mark?.mark);
      }),
    );
  });
});
