import { describe, expect, test } from 'vitest';
import { callOf, callingRounds } from '../../src/choose/calls-for-me.ts';
import { canOpen, cardTitle, notAnswered, sayAnswer } from '../../src/choose/card-words.ts';
import { markOfShot, sayShotState, waitsFor } from '../../src/choose/shot-states.ts';
import { nextForMe, roundInHand, stageOf } from '../../src/choose/stage-of.ts';
import { aRound, aShot, aSummary, voter } from './support/a-round.ts';

const nameOf = (userId: string) => userId;

describe('where somebody is in a live round', () => {
  test('at the card until it begins, and again when it has changed', () => {
    expect(stageOf(aRound({ state: 'proposed' }), 'milo', null).kind).toBe('card');
    const changed = aRound({ voters: [voter('dana'), voter('milo', { agreed: false })] });
    expect(stageOf(changed, 'milo', null).kind).toBe('card');
  });

  test('at the shot that everybody is at, whatever was in hand before', () => {
    const stage = stageOf(aRound({ current: '22' }), 'milo', '23');
    expect(stage).toMatchObject({ kind: 'wall', shot: { shotId: '22' } });
    const duel = aRound({ shots: [aShot('21', { state: 'duel' })] });
    expect(stageOf(duel, 'milo', null).kind).toBe('duel');
  });

  test('beside it when not asked, and after skipping', () => {
    expect(stageOf(aRound(), 'zoe', null).kind).toBe('beside');
    const left = aRound({ voters: [voter('dana'), voter('milo', { answer: 'skipped' })] });
    expect(stageOf(left, 'milo', null).kind).toBe('beside');
  });

  test('at its end when somebody closed it', () => {
    expect(stageOf(aRound({ state: 'closed', current: null }), 'milo', null).kind).toBe('closed');
  });
});

describe('where somebody is in a round until a deadline', () => {
  const round = aRound({
    pace: 'deadline',
    deadline: '2026-11-24T18:00:00.000Z',
    current: null,
    shots: [aShot('21', { ready: ['milo'] }), aShot('22'), aShot('23')],
  });
  const milo = voter('milo');

  test('at the first shot that waits for them, or the one they took in hand', () => {
    expect(stageOf(round, 'milo', null)).toMatchObject({ shot: { shotId: '22' } });
    expect(stageOf(round, 'milo', '23')).toMatchObject({ shot: { shotId: '23' } });
    expect(stageOf(round, 'milo', '21')).toMatchObject({ shot: { shotId: '21' } });
  });

  test('a shot in hand that was decided meanwhile is let go', () => {
    const done = { ...round, shots: [aShot('21', { state: 'picked' }), aShot('22')] };
    expect(stageOf(done, 'milo', '21')).toMatchObject({ shot: { shotId: '22' } });
  });

  test('the next one goes round, and there is none when nothing waits', () => {
    expect(nextForMe(round, milo, '23')?.shotId).toBe('22');
    const all = { ...round, shots: round.shots.map((s) => ({ ...s, ready: ['milo'] })) };
    expect(nextForMe(all, milo, '21')).toBeUndefined();
    expect(stageOf(all, 'milo', null).kind).toBe('waiting');
  });

  test('a duel waits for the press of those who decide only', () => {
    const duel = { ...round, shots: [aShot('21', { state: 'duel', pressed: ['dana'] })] };
    expect(stageOf(duel, 'milo', null).kind).toBe('duel');
    expect(stageOf(duel, 'dana', null).kind).toBe('waiting');
    expect(stageOf(duel, 'eva', null).kind).toBe('waiting');
  });
});

describe('the rules card', () => {
  test('begins when all who decide have answered and one of them is there', () => {
    const asked = [voter('dana'), voter('milo', { answer: 'asked', agreed: false })];
    expect(canOpen({ voters: asked })).toBe(false);
    expect(notAnswered({ voters: asked }).map(({ userId }) => userId)).toEqual(['milo']);
    const skips = [voter('dana'), voter('milo', { answer: 'skipped', agreed: false })];
    expect(canOpen({ voters: skips })).toBe(true);
    expect(canOpen({ voters: skips.slice(1) })).toBe(false);
    const adviser = voter('eva', { part: 'advises', answer: 'asked', agreed: false });
    expect(canOpen({ voters: [voter('dana'), adviser] })).toBe(true);
  });

  test('says who has agreed to it as it is now', () => {
    expect(sayAnswer(voter('milo'))).toBe('has agreed');
    expect(sayAnswer(voter('milo', { agreed: false }))).toBe('looks at the change');
    expect(sayAnswer(voter('milo', { answer: 'skipped' }))).toMatch(/^skips/u);
  });

  test('is headed by what it means to the reader', () => {
    const round = aRound({ state: 'proposed' });
    expect(cardTitle(round, 'milo', nameOf)).toBe('dana asks you to choose together');
    expect(cardTitle(round, 'dana', nameOf)).toBe('You have asked milo and eva');
    expect(cardTitle({ ...round, voters: [voter('dana')] }, 'dana', nameOf)).toBe(
      'You decide alone',
    );
    const changed = { ...round, voters: [voter('dana'), voter('milo', { agreed: false })] };
    expect(cardTitle(changed, 'milo', nameOf)).toBe('The rules have changed');
  });
});

describe('the shots of a round', () => {
  const milo = voter('milo');
  test('have a mark and words, for who has handed in and who has not', () => {
    expect(markOfShot(aShot('21', { ready: ['milo'] }), milo)).toBe('ready');
    expect(sayShotState(aShot('21', { ready: ['milo'] }), milo)).toBe('you are ready');
    expect(sayShotState(aShot('21', { ready: ['dana'] }), milo)).toBe('to be chosen');
    expect(markOfShot(aShot('21', { state: 'missed' }), milo)).toBe('out');
  });

  test('wait for those who decide, are with us, and have not said', () => {
    const round = aRound();
    const ids = (shot: Parameters<typeof waitsFor>[1]) =>
      waitsFor(round, shot, 'milo').map(({ userId }) => userId);
    expect(ids(aShot('21'))).toEqual(['dana']);
    expect(ids(aShot('21', { ready: ['dana'] }))).toEqual([]);
    expect(ids(aShot('21', { state: 'final-say', finalSay: 'dana' }))).toEqual(['dana']);
    expect(ids(aShot('21', { state: 'picked' }))).toEqual([]);
  });
});

describe('what calls somebody who is elsewhere on the board', () => {
  test('a round that asks, one that goes on, shots that wait; nothing that is over or skipped', () => {
    const asked = aRound({
      state: 'proposed',
      voters: [voter('dana'), voter('milo', { answer: 'asked', agreed: false })],
    });
    expect(callOf(asked, 'milo')).toEqual({ kind: 'asks', changed: false });
    expect(callOf(asked, 'dana')).toBeNull();
    expect(callOf(aRound(), 'milo')).toMatchObject({ kind: 'goes-on', shot: { shotId: '21' } });
    const own = aRound({ pace: 'deadline', current: null });
    expect(callOf(own, 'milo')).toEqual({ kind: 'waits', shots: 3 });
    expect(callOf(aRound({ state: 'closed' }), 'milo')).toBeNull();
  });

  test('what everybody is at comes before what can wait', () => {
    const deadline = aSummary({ id: 'later', pace: 'deadline' });
    const live = aSummary({ id: 'live' });
    const skipped = aSummary({ id: 'not', voters: [voter('milo', { answer: 'skipped' })] });
    const calling = callingRounds([deadline, skipped, live], 'milo');
    expect(calling.map(({ id }) => id)).toEqual(['live', 'later']);
    expect(roundInHand([deadline, live], 'milo')?.id).toBe('live');
    expect(roundInHand([skipped], 'milo')).toBeUndefined();
  });
});
