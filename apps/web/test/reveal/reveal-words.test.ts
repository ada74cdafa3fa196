import { describe, expect, it } from 'vitest';
import { sayMark, sayMore, sayOutcome } from '../../src/reveal/reveal-words.ts';
import { absentIn, outcomeOf, pickOf } from '../../src/reveal/shot-outcome.ts';
import type { RoundShot, RoundShotReveal } from '../../src/choose/round-wire.ts';
import { aBallot, aReveal, aRun, aShot, aVoter, leaving, readBy } from './a-round.ts';

const voters = ['dana', 'milo'].map((id) => aVoter(id));

/** The headline and the line under it, for one who reads. */
function said(shot: RoundShot, reveal: RoundShotReveal | undefined, me = 'dana', all = voters) {
  const outcome = outcomeOf({ voters: all }, shot, reveal);
  if (outcome === null) return null;
  const reader = readBy(me);
  return {
    headline: sayOutcome(outcome, shot, reader),
    more: sayMore(outcome, reveal ? absentIn(reveal) : [], reader),
    pick: pickOf(outcome, reveal),
  };
}

describe('what the tally picked', () => {
  const loved = aReveal({ dana: aBallot({ a: 'love' }), milo: aBallot({ a: 'love', b: 'like' }) });

  it('is loved by both', () => {
    expect(said(aShot(), loved)).toEqual({
      headline: 'You both love this one',
      more: '',
      pick: 'a',
    });
  });

  it('names them to somebody who did not decide', () => {
    expect(said(aShot(), loved, 'ann')?.headline).toBe('Dana and Milo both love this one');
  });

  it('is the only one both like, whoever loves it', () => {
    const one = aReveal({
      dana: aBallot({ a: 'love', b: 'like' }),
      milo: aBallot({ a: 'like', c: 'love' }),
    });
    expect(said(aShot(), one)?.headline).toBe('You both like this one, and only this one');
  });

  it('is one of several that both like, where the method found it first', () => {
    const several = aReveal({
      dana: aBallot({ a: 'love', b: 'like' }),
      milo: aBallot({ a: 'like', b: 'like' }),
    });
    expect(said(aShot(), several)?.headline).toBe('You both like this one');
  });

  it('need not be liked by all: the method has counted', () => {
    const most = aReveal({ dana: aBallot({ a: 'like' }), milo: aBallot({ b: 'like' }) });
    expect(said(aShot(), most)?.headline).toBe('This one it is');
  });

  it('names three people, and counts more than four', () => {
    const all = (ids: readonly string[]) =>
      aReveal(Object.fromEntries(ids.map((id) => [id, aBallot({ a: 'love' })])));
    expect(said(aShot(), all(['dana', 'milo', 'ann']))?.headline).toBe(
      'You, Milo, and Ann all love this one',
    );
    expect(said(aShot(), all(['dana', 'milo', 'ann']), 'bo')?.headline).toBe(
      'Dana, Milo, and Ann all love this one',
    );
    expect(said(aShot(), all(['dana', 'milo', 'ann', 'bo', 'cy']))?.headline).toBe(
      'All five of you love this one',
    );
    expect(said(aShot(), all(['dana', 'milo', 'ann', 'bo', 'cy']), 'eve')?.headline).toBe(
      'All five of them love this one',
    );
  });

  it('is told of one person who decides alone', () => {
    const alone = aReveal({ dana: aBallot({ a: 'love' }) });
    expect(said(aShot(), alone, 'dana')?.headline).toBe('You love this one');
    expect(said(aShot(), alone, 'milo')?.headline).toBe('Dana loves this one');
  });

  it('says who did not choose when the rules let the rest decide', () => {
    const rest = aReveal({ dana: aBallot({ a: 'like' }), milo: null });
    expect(said(aShot(), rest)).toEqual({
      headline: 'You like this one',
      more: 'Milo did not choose; the rules let the others decide.',
      pick: 'a',
    });
  });
});

describe('what a duel picked', () => {
  const shot = aShot({ finalists: ['a', 'b'] });
  const ballots = {
    dana: aBallot({ a: 'love', b: 'like' }),
    milo: aBallot({ b: 'love', a: 'like' }),
  };
  const after = (presses: Readonly<Record<string, string>>, pick: string) =>
    aReveal(ballots, { ...leaving('a', 'b'), pick, presses: [aRun(1, presses)] });

  it('was pressed by both', () => {
    expect(said(shot, after({ dana: 'b', milo: 'b' }, 'b'))).toEqual({
      headline: 'You both pressed B',
      more: '',
      pick: 'b',
    });
  });

  it('is the one of whom nobody gave way', () => {
    const yours = after({ dana: 'a', milo: 'yours' }, 'a');
    expect(said(shot, yours, 'dana')?.headline).toBe('Milo gave way: yours it is');
    expect(said(shot, yours, 'milo')?.headline).toBe('You gave way: Dana’s it is');
    expect(said(shot, yours, 'ann')?.headline).toBe('Milo gave way: Dana’s it is');
    const two = after({ dana: 'a', milo: 'yours', ann: 'a' }, 'a');
    expect(said(shot, two, 'milo')?.headline).toBe('You gave way: Dana and Ann pressed A');
  });

  it('is the final say of one, who alone is named', () => {
    const final = aReveal(ballots, {
      ...leaving('a', 'b'),
      pick: 'b',
      presses: [aRun(1, { dana: 'a', milo: 'b' }), aRun(2, { dana: 'a', milo: 'b' })],
      final: { userId: 'milo', choice: 'b' },
    });
    expect(said(shot, final, 'dana')).toMatchObject({
      headline: 'Final say: Milo chose B',
      pick: 'b',
    });
    expect(said(shot, final, 'milo')?.headline).toBe('Your final say: B');
  });

  it('has a headline when somebody left in mid-duel', () => {
    const left = aReveal(ballots, { ...leaving('a', 'b'), pick: 'a' });
    expect(said(shot, left)).toMatchObject({ headline: 'This one it is', pick: 'a' });
  });
});

describe('no pick', () => {
  it('says that nobody found one good', () => {
    const none = aReveal(
      { dana: aBallot({}, 'closer'), milo: aBallot({}, '') },
      {
        tally: { method: 'two-hearts', outcome: { kind: 'none' }, steps: [], ties: [] },
        pick: null,
      },
    );
    expect(said(aShot({ state: 'none' }), none)).toEqual({
      headline: 'Nobody found one good',
      more: 'No pick. Your reasons are notes for the next prompt.',
      pick: null,
    });
  });

  it('says that a parked shot comes back, and the second time that it does not', () => {
    const split = aReveal({}, { ...leaving('a', 'b'), pick: null });
    expect(said(aShot({ state: 'parked', timesParked: 1 }), split)).toEqual({
      headline: 'Parked',
      more: 'It comes back at the end, with the whole cut.',
      pick: null,
    });
    expect(said(aShot({ state: 'parked', timesParked: 2 }), split)).toMatchObject({
      headline: 'Parked again',
      more: 'It stays without a pick. Choose it again whenever you like.',
    });
    const byDana = { ...split, final: { userId: 'dana', choice: 'park' } };
    expect(said(aShot({ state: 'parked', timesParked: 1 }), byDana, 'milo')?.more).toBe(
      'Dana parked it with the final say. It comes back at the end, with the whole cut.',
    );
  });

  it('names who did not choose, and takes silence for no consent', () => {
    const shot = aShot({ state: 'missed', ready: ['dana'], revealedAt: null });
    expect(said(shot, undefined, 'dana')).toMatchObject({ headline: 'Milo did not choose' });
    expect(said(shot, undefined, 'milo')).toEqual({
      headline: 'You did not choose',
      more: 'Nothing is decided: whoever says nothing has agreed to nothing.',
      pick: null,
    });
    const both = aShot({ state: 'missed', revealedAt: null });
    expect(said(both, undefined, 'milo')?.headline).toBe('You and Dana did not choose');
    const absent = aReveal(
      { dana: aBallot({ a: 'love' }), milo: null },
      {
        tally: {
          method: 'two-hearts',
          outcome: { kind: 'absent', voters: ['milo'] },
          steps: [],
          ties: [],
        },
      },
    );
    expect(said(aShot({ state: 'missed' }), absent, 'dana')?.headline).toBe('Milo did not choose');
  });

  it('says why a shot was left out', () => {
    expect(
      said(aShot({ state: 'skipped', reason: 'we shoot it ourselves' }), undefined)?.more,
    ).toBe('It stays as it was. The reason: we shoot it ourselves');
    expect(said(aShot({ state: 'skipped' }), undefined)?.headline).toBe('Left out of this round');
  });
});

it('is silent while what was revealed is on its way, or is of an older turn', () => {
  expect(said(aShot(), undefined)).toBeNull();
  expect(said(aShot({ turn: 2 }), aReveal({ dana: aBallot({ a: 'love' }) }))).toBeNull();
  expect(said(aShot({ state: 'choosing' }), aReveal({}))).toBeNull();
});

it('reads each mark out with its reason', () => {
  const reader = readBy('dana');
  expect(sayMark('milo', { mark: 'love' }, reader)).toBe('Milo loves it');
  expect(sayMark('dana', { mark: 'like' }, reader)).toBe('You like it');
  expect(sayMark('milo', { mark: 'no' }, reader)).toBe('Milo: not for me');
  expect(sayMark('milo', { mark: 'no', reason: 'too dark', ownFace: true }, reader)).toBe(
    'Milo: not for me, because my own face, too dark',
  );
});
