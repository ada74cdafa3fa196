import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duelOutcome, finalSayOf, useOfFinalSay } from '../src/index.ts';
import type { Duel } from '../src/index.ts';
import { stepsOf } from './ballots.ts';

const press = (
  pressed: Readonly<Record<string, string>>,
  { run = 1, finalSay = null, finalists = ['A', 'B'] }: Partial<Omit<Duel, 'presses'>> = {},
) => {
  const presses = Object.entries(pressed).map(([voter, choice]) => ({ voter, choice }));
  const { steps, ...outcome } = duelOutcome({ finalists, presses, run, finalSay });
  return { ...outcome, steps: stepsOf({ steps }) };
};

describe('the presses of a duel', () => {
  it('[V29] the same take: picked', () => {
    expect(press({ Dana: 'A', Milo: 'A' })).toEqual({
      kind: 'picked',
      take: 'A',
      steps: ['Dana and Milo both pressed for A.'],
    });
  });

  it('[V30] “Yours” gives way to what the others say', () => {
    expect(press({ Dana: 'yours', Milo: 'B' })).toEqual({
      kind: 'picked',
      take: 'B',
      steps: ['Dana said “Yours”, Milo pressed for B.'],
    });
    expect(press({ Dana: 'yours', Milo: 'B', Ava: 'B' })).toMatchObject({ take: 'B' });
    expect(press({ Dana: 'yours', Milo: 'B', Ava: 'A' })).toMatchObject({ kind: 'again' });
    expect(press({ Dana: 'yours', Milo: 'park' })).toMatchObject({ kind: 'parked' });
  });

  it('[V31] all want to park: parked, in either run', () => {
    const steps = ['Dana and Milo both said “Park”.'];
    expect(press({ Dana: 'park', Milo: 'park' })).toEqual({ kind: 'parked', steps });
    const second = press({ Dana: 'park', Milo: 'park' }, { run: 2, finalSay: 'Dana' });
    expect(second).toEqual({ kind: 'parked', steps });
  });

  it('[V32] split, or everybody gives way: once more, and the final say is not named yet', () => {
    expect(press({ Dana: 'A', Milo: 'B' }, { finalSay: 'Milo' })).toEqual({
      kind: 'again',
      steps: ['Dana pressed for A, Milo pressed for B.'],
    });
    expect(press({ Dana: 'yours', Milo: 'yours' }, { finalSay: 'Milo' })).toEqual({
      kind: 'again',
      steps: ['Dana and Milo both said “Yours”.'],
    });
    expect(press({ Dana: 'A', Milo: 'park' })).toMatchObject({ kind: 'again' });
  });

  it('[V33] split twice: the final say is named, if somebody who decides has it', () => {
    expect(press({ Dana: 'A', Milo: 'B' }, { run: 2, finalSay: 'Milo' })).toEqual({
      kind: 'final-say',
      voter: 'Milo',
      steps: ['Dana pressed for A, Milo pressed for B.', 'Milo has the final say on this shot.'],
    });
    expect(press({ Dana: 'yours', Milo: 'yours' }, { run: 2, finalSay: 'Dana' })).toMatchObject({
      kind: 'final-say',
      voter: 'Dana',
    });
  });

  it('[V33] split twice without a final say: parked, and it says why', () => {
    expect(press({ Dana: 'A', Milo: 'B' }, { run: 2 })).toMatchObject({
      kind: 'parked',
      steps: [expect.any(String), 'Nobody has the final say on this shot.'],
    });
    expect(press({ Dana: 'A', Milo: 'B' }, { run: 2, finalSay: 'Ava' })).toMatchObject({
      kind: 'parked',
      steps: [
        expect.any(String),
        'Ava has the final say on this shot, but does not decide in this round.',
      ],
    });
  });

  it('[V29] a duel may have one take, which is picked only if it is pressed for', () => {
    const finalists = ['A'];
    expect(press({ Dana: 'A', Milo: 'yours' }, { finalists })).toMatchObject({ take: 'A' });
    expect(press({ Dana: 'A', Milo: 'park' }, { finalists })).toMatchObject({ kind: 'again' });
    expect(press({ Dana: 'A' }, { finalists })).toMatchObject({ kind: 'picked' });
  });

  it('nobody left who presses: parked; a press for no finalist is a mistake of the caller', () => {
    expect(press({})).toEqual({
      kind: 'parked',
      steps: ['Nobody is left who decides on this shot.'],
    });
    expect(() => press({ Dana: 'A', Milo: 'C' })).toThrow(RangeError);
  });

  it('[V34] comes to the same in any order of people, and picks only what nobody pressed against', () => {
    const choice = fc.constantFrom('A', 'B', 'C', 'yours', 'park');
    const run = fc.constantFrom<1 | 2>(1, 2);
    const finalSay = fc.constantFrom(null, 'v0', 'v1', 'v9');
    const choices = fc.array(choice, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(choices, run, finalSay, (pressed, inRun, says) => {
        const presses = pressed.map((each, index) => ({ voter: `v${index}`, choice: each }));
        const duel = { finalists: ['A', 'B', 'C'], run: inRun, finalSay: says };
        const { steps, ...outcome } = duelOutcome({ ...duel, presses });
        const { steps: _, ...turned } = duelOutcome({ ...duel, presses: presses.toReversed() });
        expect(turned).toEqual(outcome);
        expect(steps.length).toBeGreaterThan(0);

        const meant = pressed.filter((each) => each !== 'yours');
        if (outcome.kind === 'picked') {
          expect(meant.every((each) => each === outcome.take)).toBe(true);
          expect(meant.length).toBeGreaterThan(0);
        } else {
          expect(new Set(meant).size === 1 && meant[0] !== 'park').toBe(false);
        }
        if (outcome.kind === 'again') expect(inRun).toBe(1);
        if (outcome.kind === 'final-say') expect([inRun, outcome.voter]).toEqual([2, says]);
      }),
    );
  });
});

describe('the final say', () => {
  it('[V35] is proposed by the shot’s domain: the director’s camera and story, the artist’s face, lyrics and song', () => {
    const people = { directors: ['Dana', 'Rui'], artists: ['Milo'] };
    expect(finalSayOf('camera-story', people)).toBe('Dana');
    expect(finalSayOf('face-lyrics-song', people)).toBe('Milo');
  });

  it('[V35] is nobody’s where nobody of that part decides: it does not fall to the other', () => {
    expect(finalSayOf('face-lyrics-song', { directors: ['Dana'], artists: [] })).toBeNull();
    expect(finalSayOf('camera-story', { directors: [], artists: ['Milo'] })).toBeNull();
  });

  it('[V36] picks a finalist or parks, and nothing else', () => {
    const finalists = ['A', 'B'];
    const picked = useOfFinalSay({ finalists, voter: 'Milo', choice: 'B' });
    expect(picked).toMatchObject({ kind: 'picked', take: 'B' });
    expect(stepsOf(picked)).toEqual(['Milo used the final say for B.']);
    const parked = useOfFinalSay({ finalists, voter: 'Milo', choice: 'park' });
    expect(parked.kind).toBe('parked');
    expect(stepsOf(parked)).toEqual(['Milo left it for later.']);
    for (const choice of ['C', 'yours']) {
      expect(() => useOfFinalSay({ finalists, voter: 'Milo', choice })).toThrow(RangeError);
    }
  });
});
