import { describe, expect, it } from 'vitest';
import {
  duelStage,
  sayDuel,
  sayFinalists,
  sayMine,
  sayPress,
  sayWhatToDo,
  shownPresses,
} from '../../src/reveal/duel-words.ts';
import { aBallot, aReveal, aRun, aShot, aVoter, leaving, readBy } from './a-round.ts';

const voters = [aVoter('dana'), aVoter('milo')];
const both = {
  dana: aBallot({ a: 'love', b: 'like' }),
  milo: aBallot({ a: 'like', b: 'love' }),
};
const duel = aShot({ state: 'duel', run: 1, finalists: ['a', 'b'] });
const reveal = aReveal(both, { ...leaving('a', 'b'), pick: null });

describe('why these are left', () => {
  const left = (takes: string[], ballots: Parameters<typeof aReveal>[0], me = 'dana') =>
    sayFinalists(takes, aReveal(ballots, leaving(...takes)), readBy(me));

  it('says what both like', () => {
    expect(left(['a', 'b'], both)).toBe('You both like these two');
    expect(left(['a', 'b'], both, 'ann')).toBe('Dana and Milo both like these two');
    const three = { a: 'like', b: 'like', c: 'love' } as const;
    expect(left(['a', 'b', 'c'], { dana: aBallot(three), milo: aBallot(three) })).toBe(
      'You both like these three',
    );
    expect(left(['a', 'b'], { ...both, ann: aBallot({ a: 'like', b: 'like' }) })).toBe(
      'You, Milo, and Ann all like these two',
    );
  });

  it('says that each has a heart of its own, never whose', () => {
    expect(left(['a', 'b'], { dana: aBallot({ a: 'love' }), milo: aBallot({ b: 'love' }) })).toBe(
      'One heart each',
    );
    expect(
      left(['a', 'b', 'c'], {
        dana: aBallot({ a: 'love' }),
        milo: aBallot({ b: 'love' }),
        ann: aBallot({ c: 'love' }),
      }),
    ).toBe('One heart on each of these three');
  });

  it('says so when only one of them found one good', () => {
    expect(left(['a'], { dana: aBallot({ a: 'love' }), milo: aBallot({}, '') })).toBe(
      'One of you loves this one',
    );
    expect(left(['a'], { dana: aBallot({ a: 'like' }), milo: aBallot({}, '') })).toBe(
      'One of you likes this one',
    );
  });

  it('has words for likes apart and for what is mixed', () => {
    expect(left(['a', 'b'], { dana: aBallot({ a: 'like' }), milo: aBallot({ b: 'like' }) })).toBe(
      'Each of you likes another one',
    );
    expect(left(['a', 'b'], { dana: aBallot({ a: 'love' }), milo: aBallot({ b: 'like' }) })).toBe(
      'These two are left',
    );
  });
});

describe('where a duel stands', () => {
  const stage = (change: Partial<typeof duel>, me = 'dana') =>
    duelStage({ voters }, { ...duel, ...change }, reveal, me);

  it('tells only that somebody has pressed', () => {
    expect(stage({ pressed: ['milo'] })).toEqual({
      kind: 'first',
      mine: 'press',
      hasPressed: false,
      people: [
        { userId: 'dana', pressed: false },
        { userId: 'milo', pressed: true },
      ],
    });
  });

  it('lets those look on who advise, who left, and who had handed in nothing', () => {
    const adviser = { voters: [...voters, aVoter('ann', { part: 'advises' })] };
    expect(duelStage(adviser, duel, reveal, 'ann').mine).toBe('looks-on');
    const gone = { voters: [voters[0]!, aVoter('milo', { answer: 'skipped' })] };
    expect(duelStage(gone, duel, reveal, 'dana').people).toHaveLength(1);
    const absent = { voters: [...voters, aVoter('bo')] };
    const without = aReveal({ ...both, bo: null }, leaving('a', 'b'));
    expect(duelStage(absent, duel, without, 'bo').mine).toBe('looks-on');
    expect(duelStage(absent, duel, without, 'bo').people).toHaveLength(2);
  });

  it('names the final say only after the second press', () => {
    const words = (change: Partial<typeof duel>, me: string) => {
      const shot = { ...duel, finalSay: 'dana', ...change };
      return sayDuel(
        duelStage({ voters }, shot, reveal, me),
        shot,
        reveal,
        readBy(me),
        'camera and story',
      );
    };
    expect(words({}, 'milo')).toBe('You both like these two');
    expect(words({ run: 2 }, 'milo')).toBe('Talk, and press once more');
    expect(words({ state: 'final-say', run: 0 }, 'milo')).toBe(
      'Final say: Dana (camera and story)',
    );
    expect(words({ state: 'final-say', run: 0 }, 'dana')).toBe(
      'You have the final say (camera and story)',
    );
    expect(words({ timesParked: 1 }, 'milo')).toBe('Parked before: what do you say now?');
  });
});

describe('what to do', () => {
  const todo = (shot: typeof duel, me: string, all = voters) =>
    sayWhatToDo(
      duelStage({ voters: all }, shot, undefined, me),
      shot,
      'Bars 34–38 play with each.',
      readBy(me),
    );

  it('is to press, and when the hearts show', () => {
    expect(todo(duel, 'dana')).toBe(
      'Bars 34–38 play with each. Press A or B; your hearts show when you have both pressed.',
    );
    expect(todo({ ...duel, run: 2 }, 'dana')).toBe(
      'Bars 34–38 play with each. Press A or B; the presses show when you have both pressed.',
    );
    expect(todo({ ...duel, finalists: ['a'] }, 'dana', [...voters, aVoter('ann')])).toBe(
      'Bars 34–38 play with each. Press A; your hearts show when you have all pressed.',
    );
    expect(todo(duel, 'dana', [aVoter('dana')])).toBe('Bars 34–38 play with each. Press A or B.');
  });

  it('is to look on, or to say the last word', () => {
    expect(todo(duel, 'ann')).toBe(
      'Bars 34–38 play with each. Dana and Milo press; the hearts show when both have.',
    );
    const final = { ...duel, state: 'final-say' as const, run: 0, finalSay: 'dana' };
    expect(todo(final, 'dana')).toBe('You stayed split. Press A or B, or park the shot.');
    expect(todo(final, 'milo')).toBe('It stayed split, so Dana chooses one or parks the shot.');
  });

  it('is to wait for whoever still listens', () => {
    const mine = (pressed: readonly string[], choice: string | null) =>
      sayMine(
        duelStage({ voters }, { ...duel, pressed: [...pressed] }, reveal, 'dana'),
        choice,
        duel,
        readBy('dana'),
      );
    expect(mine([], null)).toBeNull();
    expect(mine(['dana'], 'b')).toBe(
      'You pressed B. Milo is still listening; until then you can press another one.',
    );
    // After a reload the page does not know what it was.
    expect(mine(['dana'], null)).toBe(
      'You have pressed. Milo is still listening; until then you can press another one.',
    );
    expect(mine(['dana', 'milo'], 'yours')).toBe('You pressed Yours.');
  });
});

it('shows the presses of this duel only once all have pressed', () => {
  expect(shownPresses(duel, reveal)).toEqual([]);
  const after = { ...reveal, presses: [aRun(1, { dana: 'a', milo: 'b' })] };
  expect(shownPresses({ ...duel, run: 2 }, after)).toHaveLength(2);
  // Those before it was parked are of another day.
  expect(shownPresses({ ...duel, timesParked: 1 }, after)).toEqual([]);
  expect(shownPresses({ ...duel, turn: 2 }, after)).toEqual([]);
});

it('calls presses by their letters', () => {
  expect(['b', 'yours', 'park', 'gone'].map((each) => sayPress(each, ['a', 'b']))).toEqual([
    'B',
    'Yours',
    'Park',
    '?',
  ]);
});
