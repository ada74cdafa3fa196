import { rational } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { frameTiming } from '../src/frame-timing.ts';

/** Times of `count` pictures, counted in whole ticks, each put off by up to `jitter` seconds. */
function pictures(fps: number, count: number, ticks: number, jitter = 0) {
  return Array.from({ length: count }, (_, i) => {
    const off = jitter * Math.sin(12.9898 * i); // uneven, and the same in every run
    return Math.round((i / fps + off) * ticks) / ticks;
  });
}

const timing = (shown: readonly number[], resolution: number, lasts?: number) =>
  frameTiming({ shown, resolution, lasts });

const EXACT = [
  [24, 1],
  [24_000, 1001],
  [25, 1],
  [30, 1],
  [30_000, 1001],
  [60_000, 1001],
  [50, 1],
  [120, 1],
] as const;

describe('[M6] the rate', () => {
  test.each(EXACT)('%d/%d is exact where the file counts finely', (num, den) => {
    for (const count of [2, 3, 48, 3000]) {
      const shown = pictures(num / den, count, num);
      expect(timing(shown, num)).toEqual({ fps: rational(num, den), variableFps: false });
    }
  });

  test.each(EXACT)('%d/%d is found from milliseconds', (num, den) => {
    const shown = pictures(num / den, 120, 1000);
    expect(timing(shown, 1000, den / num)).toEqual({ fps: rational(num, den), variableFps: false });
    const longer = pictures(num / den, 1500, 1000);
    expect(timing(longer, 1000)).toEqual({ fps: rational(num, den), variableFps: false });
  });

  test('milliseconds that happen to be even are not taken for a rate of their own', () => {
    // Two pictures of 30 in milliseconds: 0 and 33, which is 30.303.
    expect(timing([0, 0.033], 1000).fps).toEqual(rational(30));
  });

  test('a camera whose clock wavers still has a rate', () => {
    const shown = pictures(30, 300, 90_000, 0.004);
    expect(timing(shown, 90_000)).toEqual({ fps: rational(30), variableFps: false });
  });

  test.each([7.5, 13, 18, 23.5, 72, 144])('an unusual one of %d is kept', (fps) => {
    const { fps: found, variableFps } = timing(pictures(fps, 100, 1_000_000), 1_000_000);
    expect(variableFps).toBe(false);
    expect(found.num / found.den).toBeCloseTo(fps, 2);
  });

  test('pictures left out make it variable', () => {
    const shown = pictures(30, 60, 15_360).filter((_, i) => i % 7 !== 3);
    expect(timing(shown, 15_360)).toEqual({ fps: rational(30), variableFps: true });
  });

  test('a slide show is variable, and gets a rate to be played at', () => {
    expect(timing([0, 3, 7, 8, 15], 1000)).toEqual({ fps: rational(24), variableFps: true });
  });

  test('nonsense gets a rate to be played at', () => {
    expect(timing([0, 1e-6, 2e-6], 1_000_000)).toMatchObject({ fps: rational(24) });
    expect(timing([0, 0, 0], 1000)).toMatchObject({ fps: rational(24) });
    expect(timing([0], 1000)).toEqual({ fps: rational(24), variableFps: false });
    expect(timing([0], 1000, 1e-9)).toEqual({ fps: rational(24), variableFps: false });
    expect(timing([0], 1000, 0.04)).toEqual({ fps: rational(25), variableFps: false });
  });
});
