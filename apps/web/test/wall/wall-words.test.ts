import { describe, expect, test } from 'vitest';
import { quickReasons } from '../../src/wall/quick-reasons.ts';
import {
  describeOnWall,
  sayHidden,
  sayLeft,
  sayNote,
  sayPlace,
  sayWaiting,
  whyNoMark,
} from '../../src/wall/wall-words.ts';
import { aTake } from '../pool/support/a-take.ts';

test('a place on the song is said in bars, where there are any', () => {
  expect(sayPlace({ from: '36.1.1', frames: 49 })).toBe('bar 36 · 49 frames');
  expect(sayPlace({ from: '36.3.1', frames: 1 })).toBe('bar 36.3 · 1 frame');
  expect(sayPlace({ from: '-1.1.1', frames: 2 })).toBe('bar -1 · 2 frames');
  expect(sayPlace({ from: '1:13.500', frames: 49 })).toBe('1:13.500 · 49 frames');
  expect(sayPlace({ from: 'start', frames: 98 })).toBe('from the start · 98 frames');
});

describe('who cannot see my marks', () => {
  test('is called by name when it is one', () => {
    expect(sayHidden('decides', ['Milo'])).toBe(
      'Milo can’t see your marks until you’re both ready',
    );
  });
  test('is nobody in particular when they are several', () => {
    expect(sayHidden('decides', ['Milo', 'Ann'])).toMatch(/^Nobody can see your marks/u);
  });
  test('is nobody at all when I decide alone', () => {
    expect(sayHidden('decides', [])).toMatch(/^Only you decide here/u);
  });
  test('learns that mine are advice when I only advise', () => {
    expect(sayHidden('advises', ['Milo'])).toMatch(/^Your marks are shown as advice/u);
  });
});

test('who is waited for is named, as far as there is room', () => {
  expect(sayWaiting(['Milo'])).toBe('You are ready. Waiting for Milo.');
  expect(sayWaiting(['Milo', 'Ann', 'Bo'])).toBe('You are ready. Waiting for Milo, Ann and Bo.');
  expect(sayWaiting(['A', 'B', 'C', 'D', 'E'])).toBe(
    'You are ready. Waiting for A, B and 3 others.',
  );
  expect(sayWaiting([])).toBe('You are ready. The marks come together now.');
});

test('what is left to give', () => {
  expect([0, 1, 2, null].map(sayLeft)).toEqual(['used', '1 left', '2 left', null]);
});

test('a take that went away, or elsewhere, or failed, says so and gets no new mark', () => {
  const take = aTake('t', { shotId: 's1' });
  expect(whyNoMark(take, 's1')).toBeNull();
  expect(whyNoMark(undefined, 's1')).toMatch(/gone/u);
  expect(whyNoMark(aTake('t', { shotId: 's2' }), 's1')).toMatch(/Filed somewhere else/u);
  const failed = aTake('t', {
    shotId: 's1',
    state: 'failed',
    failure: { code: 'damaged', message: 'Damaged near 0:00.4.' },
  });
  expect(whyNoMark(failed, 's1')).toBe('Damaged near 0:00.4.');
});

test('a tile is read out with its key, its mark and what is wrong with it', () => {
  const said = describeOnWall({
    take: aTake('t', { name: 'gum.mp4', hidden: true }),
    place: 9,
    of: 13,
    keyLabel: '9',
    mark: { mark: 'no', reason: 'hands' },
    short: 7,
    trouble: null,
  });
  expect(said).toContain('Take 9 of 13, key 9, not for you: hands, gum.mp4');
  expect(said).toContain('7 frames too short for its shot');
  expect(said).toContain('hidden by you');
});

test('what is unusual about how takes move is said in one line', () => {
  const usual = { alone: null, stopped: false, reduced: false };
  expect(sayNote(usual)).toBe('');
  expect(sayNote({ ...usual, stopped: true })).toContain('K goes on');
  expect(sayNote({ ...usual, reduced: true })).toContain('Less motion');
  expect(sayNote({ ...usual, alone: 'No song yet.', reduced: true })).toMatch(
    /^No song yet\. Less motion/u,
  );
});

test('only an artist can say that it is their own face', () => {
  expect(quickReasons('artist').map(({ words }) => words)).toContain('my own face');
  expect(quickReasons('director').some(({ ownFace }) => ownFace)).toBe(false);
  const letters = quickReasons('artist').map(({ letter }) => letter);
  expect(new Set(letters).size).toBe(letters.length);
  // These keys mean something else on the wall.
  for (const taken of ['x', 'n', 'p', 'k']) expect(letters).not.toContain(taken);
});
