import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_RATES, framesShort, rational, sourceFrameOf } from '../src/index.ts';
import type { Clip, Rational } from '../src/index.ts';

const RATES: Readonly<Record<string, Rational>> = {
  ...FRAME_RATES,
  16: rational(16),
  60: rational(60),
};

/**
 * What ffmpeg 7.1 shows of a take of 24 frames: its rate, the rate of the cut, speed, first frame,
 * and the frames that came out. Made with numbered pictures through
 * `trim=start_frame=…,setpts=(PTS-STARTPTS)/speed,fps=…:start_time=0:round=near`.
 */
const FFMPEG: readonly (readonly [string, string, readonly [number, number], number, string])[] = [
  ['24', '24', [1, 1], 0, '0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23'],
  ['30', '24', [1, 1], 0, '0 1 3 4 5 6 8 9 10 11 13 14 15 16 18 19 20 21 23'],
  [
    '24',
    '30',
    [1, 1],
    0,
    '0 1 1 2 3 4 5 5 6 7 8 9 9 10 11 12 13 13 14 15 16 17 17 18 19 20 21 21 22 23',
  ],
  [
    '16',
    '24',
    [1, 1],
    2,
    '2 2 3 4 4 5 6 6 7 8 8 9 10 10 11 12 12 13 14 14 15 16 16 17 18 18 19 20 20 21 22 22 23',
  ],
  ['60', '23.976', [1, 1], 0, '1 3 6 8 11 13 16 18 21 23'],
  [
    '24',
    '24',
    [1, 2],
    3,
    '3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10 11 11 12 12 13 13 14 14 15 15 16 16 17 17 18 18 19 19 20 20 21 21 22 22 23 23',
  ],
  ['25', '29.97', [3, 2], 1, '1 2 4 5 6 7 9 10 11 12 14 15 16 17 19 20 21 22'],
  ['24', '25', [10, 1], 0, '4 14 23'],
  ['29.97', '24', [1, 1], 5, '5 6 8 9 10 11 13 14 15 16 18 19 20 21 23'],
];

const arbitraryClip = fc.record({
  in: fc.nat(300),
  frames: fc.integer({ min: 1, max: 500 }),
  speed: fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 4, max: 10 }))
    .map(([n, d]) => rational(n, d)),
  fps: fc.constantFrom(...Object.values(RATES)),
});
const cutRate = fc.constantFrom(...Object.values(FRAME_RATES));
const until = (length: number): number[] => Array.from({ length }, (_, i) => i);

describe('a take in a slot', () => {
  it('[E25] shows the frames that ffmpeg chooses', () => {
    for (const [own, of, [num, den], first, chosen] of FFMPEG) {
      const fps = RATES[of] ?? rational(24);
      const clip: Clip = {
        in: first,
        speed: rational(num, den),
        fps: RATES[own] ?? fps,
        frames: 24,
      };
      const expected = chosen.split(' ').map(Number);
      expect(until(expected.length).map((n) => sourceFrameOf(clip, n, fps))).toEqual(expected);
      expect(framesShort(clip, expected.length, fps)).toBe(0);
      expect(framesShort(clip, expected.length + 5, fps)).toBe(5);
    }
  });

  it('[E25] runs on before its slot and after it, and stands still beyond its ends', () => {
    const clip: Clip = { in: 2, speed: rational(1), fps: FRAME_RATES['24'], frames: 10 };
    const shown = [-5, -2, -1, 0, 7, 8, 90].map((n) => sourceFrameOf(clip, n, FRAME_RATES['24']));
    expect(shown).toEqual([0, 0, 1, 2, 9, 9, 9]);
  });

  it('[E25] never goes back, and never leaves the take', () => {
    fc.assert(
      fc.property(arbitraryClip, cutRate, fc.integer({ min: -50, max: 400 }), (clip, fps, n) => {
        const [now, next] = [sourceFrameOf(clip, n, fps), sourceFrameOf(clip, n + 1, fps)];
        expect(next).toBeGreaterThanOrEqual(now);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(clip.frames);
      }),
    );
  });

  it('[E26] is too short by the frames that the take would have to go on for', () => {
    fc.assert(
      fc.property(arbitraryClip, cutRate, fc.nat(200), (clip, fps, length) => {
        // A take that never ends, and which of its frames this one has.
        const endless = { ...clip, frames: Number.MAX_SAFE_INTEGER };
        const missing = until(length).filter((n) => sourceFrameOf(endless, n, fps) >= clip.frames);
        expect(framesShort(clip, length, fps)).toBe(missing.length);
      }),
    );
  });
});
