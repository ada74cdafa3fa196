import { framesShort, rational } from '@takeboard/editorial';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTakeFrames, slipTarget } from '../../../src/timeline/edits/slip-target.ts';
import { clip } from './film.ts';

const FPS = rational(24);

test('slips as far as the take reaches and no further', () => {
  const take = clip(100, { in: 20 });
  expect(slipTarget(take, 60, FPS, 5)).toEqual({ in: 25, out: 84, by: 5, short: 0, held: null });
  expect(slipTarget(take, 60, FPS, 500)).toMatchObject({ in: 40, out: 99, held: 'last frame' });
  expect(slipTarget(take, 60, FPS, -500)).toMatchObject({ in: 0, out: 59, held: 'first frame' });
});

test('a take that is too short slips back to its begin and never to be shorter', () => {
  const take = clip(50, { in: 10 });
  expect(slipTarget(take, 57, FPS, 0)).toMatchObject({ in: 10, out: 49, short: 17 });
  expect(slipTarget(take, 57, FPS, -10)).toMatchObject({ in: 0, short: 7 });
  expect(slipTarget(take, 57, FPS, 3)).toMatchObject({ in: 10, by: 0, held: 'last frame' });
});

test('a frame of the film is so many of a take of another rate or speed, and one at least', () => {
  expect(inTakeFrames(clip(100, { fps: rational(60) }), FPS, 2)).toBe(5);
  expect(inTakeFrames(clip(100, { speed: rational(2) }), FPS, -3)).toBe(-6);
  expect(inTakeFrames(clip(100, { speed: rational(1, 4) }), FPS, 1)).toBe(1);
  expect(inTakeFrames(clip(100), FPS, 0)).toBe(0);
});

test('whatever is slipped by, the take is in its slot and no shorter than before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 0, max: 399 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: -1000, max: 1000 }),
      fc.constantFrom(rational(1), rational(1, 2), rational(3), rational(7, 5)),
      fc.constantFrom(rational(24), rational(30_000, 1001), rational(60)),
      (frames, first, length, by, speed, fps) => {
        const take = clip(frames, { in: Math.min(first, frames - 1), speed, fps });
        const slipped = slipTarget(take, length, FPS, by);
        expect(slipped.in).toBeGreaterThanOrEqual(0);
        expect(slipped.out).toBeLessThan(frames);
        expect(slipped.short).toBeLessThanOrEqual(framesShort(take, length, FPS));
        expect(Math.sign(slipped.by) * Math.sign(by)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
