import { FRAME_RATES, FRAME_RATE_NAMES, frameOfSample } from '@takeboard/editorial';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameAtSample, sampleOfFrame } from '../../src/player/frame-time.ts';

const rate = fc.constantFrom(8000, 44_100, 48_000, 96_000, 192_000);
const fps = fc.constantFrom(...FRAME_RATE_NAMES.map((name) => FRAME_RATES[name]));

test('a frame begins with its first sample, and the sample before it is of the one before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400_000 }), rate, fps, (frame, samples, of) => {
      const first = sampleOfFrame(frame, samples, of);
      expect(frameAtSample(first, samples, of)).toBe(frame);
      expect(frameAtSample(first - 1, samples, of)).toBe(frame - 1);
    }),
  );
});

test('at any sample it is the exact quotient, cut off', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_400_000_000 }), rate, fps, (sample, samples, of) => {
      const exact = (BigInt(sample) * BigInt(of.num)) / (BigInt(samples) * BigInt(of.den));
      expect(frameAtSample(sample, samples, of)).toBe(Number(exact));
    }),
  );
});

test('a boundary of the cut falls on the first sample of its frame', () => {
  const boundary = frameOfSample(100_000, 48_000, FRAME_RATES['23.976']);
  const first = sampleOfFrame(boundary, 48_000, FRAME_RATES['23.976']);
  expect(Math.abs(first - 100_000)).toBeLessThanOrEqual(1002);
});
