import { rational } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import { loopOfTake } from '../../src/wall/loop-of-take.ts';
import { aTake } from '../pool/support/a-take.ts';

const FPS = rational(24);
const UNTRIMMED = { in: null, speed: rational(1) };
/** 48 frames of 24 a second. */
const take = aTake('t');

test('a take that fills its slot goes round with it', () => {
  const loop = loopOfTake(take, { length: 40, trim: UNTRIMMED }, FPS);
  expect(loop).toMatchObject({ length: 40, short: 0 });
  expect([0, 39].map((frame) => loop?.sourceOf(frame))).toEqual([0, 39]);
});

test('one that is too short holds its last picture, and lacks so many frames', () => {
  const loop = loopOfTake(take, { length: 55, trim: UNTRIMMED }, FPS);
  expect(loop).toMatchObject({ length: 55, short: 7 });
  expect([47, 48, 54].map((frame) => loop?.sourceOf(frame))).toEqual([47, 47, 47]);
});

test('it begins where its best range does, and where its trim says rather', () => {
  const ranged = aTake('t', { range: { in: 10, out: 30 } });
  const at = (trim: typeof UNTRIMMED | { in: number; speed: typeof FPS }) =>
    loopOfTake(ranged, { length: 20, trim }, FPS)?.sourceOf(0);
  expect(at(UNTRIMMED)).toBe(10);
  expect(at({ in: 3, speed: rational(1) })).toBe(3);
});

test('in slow motion it needs fewer of its frames', () => {
  const loop = loopOfTake(take, { length: 90, trim: { in: 0, speed: rational(1, 2) } }, FPS);
  expect(loop?.short).toBe(0);
  expect(loop?.sourceOf(89)).toBe(44);
});

test('without a place on the song it goes round by itself, in its best range', () => {
  expect(loopOfTake(take, null, FPS)).toMatchObject({ length: 48, short: 0 });
  const ranged = loopOfTake(aTake('t', { range: { in: 12, out: 36 } }), null, rational(30));
  expect(ranged).toMatchObject({ length: 30 });
  expect(ranged?.sourceOf(0)).toBe(12);
});

test('one that is not read yet cannot go round', () => {
  expect(loopOfTake(aTake('t', { facts: null }), null, FPS)).toBeNull();
});
