import { rational } from '@takeboard/editorial';
import { describe, expect, it } from 'vitest';
import { frameAt, sayLength, secondsAt, timecode } from '../../src/takes/take-time.ts';

describe('frames of a take', () => {
  it('are found again from the middle of each, at every rate', () => {
    for (const fps of [
      rational(24),
      rational(24_000, 1001),
      rational(25),
      rational(30_000, 1001),
      rational(60),
      rational(10_000_000, 333_333),
    ]) {
      const time = { fps, frames: 5000 };
      for (const frame of [0, 1, 2, 23, 24, 999, 4999]) {
        expect(frameAt(secondsAt(frame, time), time)).toBe(frame);
        // As a browser reports the frame's own begin, cut off after six digits.
        const begin = Math.floor(((frame * fps.den) / fps.num) * 1e6) / 1e6;
        expect(frameAt(begin, time)).toBe(frame);
      }
    }
  });
  it('never lie outside it', () => {
    const time = { fps: rational(24), frames: 10 };
    expect(frameAt(-1, time)).toBe(0);
    expect(frameAt(99, time)).toBe(9);
  });
  it('read as timecode and as length', () => {
    expect(timecode(1757, rational(24))).toBe('00:01:13:05');
    expect(timecode(29, rational(30_000, 1001))).toBe('00:00:00:29');
    expect(timecode(30, rational(30_000, 1001))).toBe('00:00:01:00');
    expect(sayLength({ fps: rational(24), frames: 122 })).toBe('5.1s');
  });
});
