import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHODS, markTake, methodOf } from '../src/index.ts';
import type { Ballot } from '../src/index.ts';
import { arbitraryTallyInput, stepsOf } from './ballots.ts';
import {
  chosenBy,
  copyOf,
  deepFreeze,
  onOtherTakes,
  renameTakes,
  renameVoters,
  sorted,
  withMarks,
  withoutOrder,
} from './other-names.ts';

it('a method is found by its id, and nothing else is', () => {
  for (const method of METHODS) expect(methodOf(method.id)).toBe(method);
  expect(new Set(METHODS.map(({ id }) => id)).size).toBe(METHODS.length);
  for (const id of ['', 'Two hearts', 'toString']) expect(methodOf(id)).toBeUndefined();
});

describe.each(METHODS.map((method) => [method.id, method] as const))('%s', (_, method) => {
  const input = arbitraryTallyInput(method);
  const inputAndShuffle = input.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray([...given.deciders], { minLength: given.deciders.length }),
      fc.shuffledSubarray([...given.takes], { minLength: given.takes.length }),
    ),
  );
  const check = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>): void => {
    fc.assert(property, { numRuns: 400 });
  };

  it('says what it is and what it asks for, the strongest mark first', () => {
    expect(method.name).not.toBe('');
    expect(method.rule).toMatch(/\.$/);
    const order = ['love', 'like', 'no'];
    const marks = method.marks.map(({ mark }) => order.indexOf(mark));
    expect(marks).toEqual(marks.toSorted((one, other) => one - other));
    expect(marks[0]).toBeLessThan(2);
  });

  it('[V1] the order of the voters decides nothing', () => {
    check(
      fc.property(inputAndShuffle, ([given, shuffled]) => {
        const [one, other] = [method.tally(given), method.tally({ ...given, deciders: shuffled })];
        expect(withoutOrder(other)).toEqual(withoutOrder(one));
      }),
    );
  });

  it('[V1] other names of voters are other names in the steps, and change nothing else', () => {
    const renamed = (id: string): string => `z${99 - Number(id.slice(1))}`;
    check(
      fc.property(input, (given) => {
        const deciders = given.deciders.map((each) => ({ ...each, voter: renamed(each.voter) }));
        const tally = method.tally(given);
        expect(method.tally({ ...given, deciders })).toEqual({
          ...tally,
          outcome: renameVoters(tally.outcome, renamed),
          steps: tally.steps.map((step) =>
            step.map((part) =>
              typeof part !== 'string' && 'voter' in part ? { voter: renamed(part.voter) } : part,
            ),
          ),
        });
      }),
    );
  });

  it('[V2] other names of takes are other names in the result', () => {
    const renamed = (id: string): string => `z${99 - Number(id.slice(1))}`;
    check(
      fc.property(input, (given) => {
        const tally = method.tally(given);
        expect(
          method.tally({
            ...given,
            takes: given.takes.map(renamed),
            deciders: given.deciders.map((each) => onOtherTakes(each, renamed)),
          }),
        ).toEqual(renameTakes(tally, renamed));
      }),
    );
  });

  it('[V3] takes that nothing tells apart stand in one tie, and the lot is named where it parts them', () => {
    const swap = (id: string): string => ({ t0: 't1', t1: 't0' })[id] ?? id;
    let seen = 0;
    check(
      fc.property(arbitraryTallyInput(method, { voters: 4 }), (given) => {
        fc.pre(given.takes.length > 1);
        // Each ballot once more with the two takes exchanged: whoever prefers one is met by a likeness.
        const mirrored = given.deciders.map((each) => ({
          ...onOtherTakes(each, swap),
          voter: `${each.voter} mirrored`,
        }));
        const deciders = [...given.deciders, ...mirrored];
        const tally = method.tally({ ...given, deciders });
        const [first, second] = ['t0', 't1'].map((take) => chosenBy(tally.outcome).includes(take));
        if (!first && !second) return;
        seen += 1;
        expect(tally.outcome.kind).toBe('finalists');
        expect(tally.ties.filter(({ takes }) => takes.includes('t0'))).toEqual([
          expect.objectContaining({ takes: expect.arrayContaining(['t0', 't1']) }),
        ]);
        if (first !== second) {
          expect(stepsOf(tally)).toContainEqual(expect.stringContaining('the lot'));
        }
      }),
    );
    // Most of what is drawn has such takes: a handful would mean that this test looks past them.
    expect(seen).toBeGreaterThan(20);
  });

  it('[V3] a tie is said in a step, with its takes and what they are equal in', () => {
    check(
      fc.property(input, (given) => {
        const tally = method.tally(given);
        for (const { takes, equalIn } of tally.ties) {
          expect(takes.length).toBeGreaterThan(1);
          expect(equalIn).not.toBe('');
          const said = tally.steps.filter((step) =>
            takes.every((take) =>
              step.some((part) => typeof part !== 'string' && 'take' in part && part.take === take),
            ),
          );
          expect(stepsOf({ steps: said })).toContainEqual(expect.stringContaining(equalIn));
        }
      }),
    );
  });

  it('[V4] the lot picks nothing: it parts equals where four are too few, and says so', () => {
    check(
      fc.property(inputAndShuffle, ([given, , takes]) => {
        const [one, other] = [method.tally(given), method.tally({ ...given, takes })];
        const isDrawn = stepsOf(one).some((step) => step.includes('the lot'));
        expect(other.outcome.kind).toBe(one.outcome.kind);
        if (one.outcome.kind !== 'finalists') expect(other.outcome).toEqual(one.outcome);
        else if (!isDrawn)
          expect(sorted(chosenBy(other.outcome))).toEqual(sorted(one.outcome.takes));
        const equals = one.ties.flatMap((tie) => tie.takes);
        if (isDrawn) expect(chosenBy(one.outcome).some((take) => equals.includes(take))).toBe(true);
      }),
    );
  });

  it('[V5] a take that all give their strongest mark, and no other, is picked', () => {
    const strongest = method.marks[0]!.mark;
    check(
      fc.property(input, (given) => {
        const present = given.deciders.filter(({ ballot }) => ballot !== null);
        const deciders = present.map((each) => ({
          ...each,
          ballot: marked(each.ballot!, 't0', strongest),
        }));
        fc.pre(deciders.length > 0);
        const hasRival = given.takes.some(
          (take) =>
            take !== 't0' && deciders.every(({ ballot }) => ballot.marks[take]?.mark === strongest),
        );
        fc.pre(!hasRival);
        const { outcome } = method.tally({ ...given, deciders });
        expect(outcome).toEqual({ kind: 'picked', take: 't0' });
      }),
    );
  });

  const marked = (handedIn: Ballot, take: string, mark: 'love' | 'like' | 'no'): Ballot => {
    const result = markTake(handedIn, take, { mark }, method);
    if ('refused' in result) throw new Error(result.refused);
    return result.ballot;
  };

  it('[V6] without a word on the rules card, who did not choose holds everything up', () => {
    check(
      fc.property(input, (given) => {
        const absent = given.deciders.filter(({ ballot }) => ballot === null);
        fc.pre(absent.length > 0);
        const tally = method.tally({ ...given, restDecide: false });
        expect(tally.outcome).toEqual({
          kind: 'absent',
          voters: absent.map(({ voter }) => voter),
        });
        expect(tally.ties).toEqual([]);
        for (const { voter } of absent) expect(stepsOf(tally).join(' ')).toContain(voter);
      }),
    );
  });

  it('[V6] with it the rest decide as if they were alone, and a step names who did not', () => {
    check(
      fc.property(input, (given) => {
        const present = given.deciders.filter(({ ballot }) => ballot !== null);
        const absent = given.deciders.filter(({ ballot }) => ballot === null);
        fc.pre(present.length > 0 && absent.length > 0);
        const alone = method.tally({ ...given, deciders: present, restDecide: true });
        const tally = method.tally({ ...given, restDecide: true });
        expect({ ...tally, steps: [] }).toEqual({ ...alone, steps: [] });
        expect(tally.steps.slice(1)).toEqual(alone.steps);
        for (const { voter } of absent) expect(stepsOf(tally)[0]).toContain(voter);
      }),
    );
  });

  it.each([true, false])(
    '[V6] where nobody chose, nothing is decided (rest decide: %s)',
    (restDecide) => {
      check(
        fc.property(input, (given) => {
          const deciders = given.deciders.map((each) => ({ ...each, ballot: null }));
          const { outcome } = method.tally({ ...given, deciders, restDecide });
          expect(outcome.kind).toBe('absent');
          expect(method.tally({ ...given, deciders: [], restDecide }).outcome).toEqual({
            kind: 'absent',
            voters: [],
          });
        }),
      );
    },
  );

  it('[V7] “my own face” takes a take out if this voter may say so, and is any other ✗ if not', () => {
    check(
      fc.property(input, (given) => {
        const out = given.takes.filter((take) =>
          given.deciders.some(
            ({ ballot, mayTakeOut }) => mayTakeOut && ballot?.marks[take]?.ownFace === true,
          ),
        );
        const tally = method.tally(given);
        for (const take of out) expect(chosenBy(tally.outcome)).not.toContain(take);

        const deciders = given.deciders.map((each) => ({ ...each, mayTakeOut: false }));
        const without = deciders.map((each) => ({
          ...each,
          ballot: each.ballot && withMarks(each.ballot, ({ mark }) => ({ mark })),
        }));
        expect(method.tally({ ...given, deciders })).toEqual(
          method.tally({ ...given, deciders: without }),
        );
      }),
    );
  });

  it('[V8] a ✗ takes nothing away from what others love: it moves takes behind their equals at most', () => {
    check(
      fc.property(input, (given) => {
        const deciders = given.deciders.map((each) => ({ ...each, mayTakeOut: false }));
        const without = deciders.map((each) => ({
          ...each,
          ballot:
            each.ballot && withMarks(each.ballot, (mark) => (mark.mark === 'no' ? null : mark)),
        }));
        const [one, other] = [
          method.tally({ ...given, deciders }).outcome,
          method.tally({ ...given, deciders: without }).outcome,
        ];
        expect(other.kind).toBe(one.kind);
        if (one.kind !== 'finalists') expect(other).toEqual(one);
        else if (one.takes.length < 4) expect(sorted(chosenBy(other))).toEqual(sorted(one.takes));
      }),
    );
  });

  it('[V9] its outcome is one take, one to four finalists, or none, all of them takes to choose from', () => {
    check(
      fc.property(input, (given) => {
        const { outcome, ties } = method.tally(given);
        const chosen = chosenBy(outcome);
        expect(given.takes).toEqual(expect.arrayContaining([...chosen]));
        expect(new Set(chosen).size).toBe(chosen.length);
        if (outcome.kind === 'finalists') {
          expect(chosen.length).toBeGreaterThan(0);
          expect(chosen.length).toBeLessThanOrEqual(4);
        } else expect(ties).toEqual([]);
      }),
    );
  });

  it('[V10] where nobody has a good word for any take, there is no pick; and only there', () => {
    check(
      fc.property(input, (given) => {
        fc.pre(given.deciders.some(({ ballot }) => ballot !== null));
        const deciders = given.deciders.map((each) => ({ ...each, mayTakeOut: false }));
        const isLiked = given.takes.some((take) =>
          deciders.some(({ ballot }) => ['love', 'like'].includes(ballot?.marks[take]?.mark ?? '')),
        );
        const { outcome } = method.tally({ ...given, deciders, restDecide: true });
        expect(outcome.kind === 'none').toBe(!isLiked);
      }),
    );
  });

  it('[V11] whoever left it to the others and whatever was left out is said, and counts for nothing', () => {
    check(
      fc.property(input, (given) => {
        const tally = method.tally({
          ...given,
          skipped: ['Ava'],
          leftOut: [
            { take: 't98', why: 'moved' },
            { take: 't99', why: 'failed' },
          ],
        });
        expect(stepsOf(tally).slice(0, 3)).toEqual([
          'Ava left this to the others.',
          't98 is no longer under this shot and was left out.',
          't99 can no longer be played and was left out.',
        ]);
        expect({ ...tally, steps: tally.steps.slice(3) }).toEqual(method.tally(given));
      }),
    );
  });

  it('[V12] every step is a sentence about people and takes of this round', () => {
    check(
      fc.property(input, (given) => {
        const tally = method.tally(given);
        expect(tally.method).toBe(method.id);
        expect(tally.steps.length).toBeGreaterThan(0);
        for (const step of stepsOf(tally)) expect(step).toMatch(/^[\p{Lu}tv].*[.”]$/u);
        const voters = given.deciders.map(({ voter }) => voter);
        for (const part of tally.steps.flat()) {
          if (typeof part === 'string') continue;
          if ('voter' in part) expect(voters).toContain(part.voter);
          else expect(given.takes).toContain(part.take);
        }
      }),
    );
  });

  it('[V13] what it is given stays as it was, and the same gives the same', () => {
    check(
      fc.property(input, (given) => {
        const frozen = deepFreeze(copyOf(given));
        expect(method.tally(frozen)).toEqual(method.tally(given));
      }),
    );
  });
});
