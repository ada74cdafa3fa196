import { rational } from '@takeboard/editorial';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tempoOfTaps, withTap } from '../../src/song/tap-tempo.ts';

const RATE = 48_000;
const tapsAt = (bpm: number, count: number, late: (beat: number) => number = () => 0) =>
  Array.from({ length: count }, (_, beat) => 10_000 + (beat * 60 * RATE) / bpm + late(beat));

describe('tapping', () => {
  test('says nothing before the fourth tap', () => {
    expect(tempoOfTaps(tapsAt(118, 3), RATE)).toBeNull();
    expect(tempoOfTaps(tapsAt(118, 4), RATE)).toEqual({
      tempo: rational(118),
      taps: 4,
      first: expect.closeTo(10_000, 3),
    });
  });

  test('a hand that is up to 25 ms off finds a whole tempo in sixteen taps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 180 }),
        fc.array(fc.integer({ min: -1200, max: 1200 }), { minLength: 16, maxLength: 16 }),
        (bpm, late) => {
          const tapped = tempoOfTaps(
            tapsAt(bpm, 16, (beat) => late[beat] ?? 0),
            RATE,
          );
          const { num, den } = tapped?.tempo ?? rational(0);
          expect(Math.abs(num / den - bpm)).toBeLessThan(bpm * 0.02);
        },
      ),
    );
  });

  test('a tap that was left out is counted, one that is late moves little', () => {
    const taps = tapsAt(120, 12);
    expect(tempoOfTaps(taps.toSpliced(5, 1), RATE)?.tempo).toEqual(rational(120));
    const late = tapsAt(120, 12, (beat) => (beat === 6 ? 3000 : 0));
    const { num, den } = tempoOfTaps(late, RATE)?.tempo ?? rational(0);
    expect(num / den).toBeCloseTo(120, -0.5);
  });

  test('keeps the places a steady hand can tell', () => {
    expect(tempoOfTaps(tapsAt(117.5, 16), RATE)?.tempo).toEqual(rational(235, 2));
  });

  test('begins anew after a pause and when the song jumps back', () => {
    const taps = tapsAt(120, 5);
    const last = taps.at(-1) ?? 0;
    expect(withTap(taps, last + RATE, RATE)).toHaveLength(6);
    expect(withTap(taps, last + 4 * RATE, RATE)).toEqual([last + 4 * RATE]);
    expect(withTap(taps, 5, RATE)).toEqual([5]);
  });

  test('is silent about what no song has', () => {
    expect(tempoOfTaps([0, 1, 2, 3, 4], RATE)).toBeNull();
    expect(tempoOfTaps([0, 0, 0, 0], RATE)).toBeNull();
  });
});
