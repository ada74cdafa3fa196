import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FRAME_RATES,
  FRAME_RATE_NAMES,
  formatRational,
  parseRational,
  rational,
} from '../src/index.ts';

describe('rational', () => {
  it('[E1] is in lowest terms with a positive denominator', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (num, den) => {
        const value = rational(num, den);
        expect(BigInt(value.num) * BigInt(den)).toBe(BigInt(num) * BigInt(value.den));
        for (const prime of [2, 3, 5, 7, 11]) {
          expect(value.num % prime === 0 && value.den % prime === 0 && value.num !== 0).toBe(false);
        }
      }),
    );
  });

  it('[E1] refuses what is no fraction of whole numbers', () => {
    for (const [num, den] of [
      [1, 0],
      [1, -2],
      [0.5, 1],
      [Number.NaN, 1],
      [2 ** 60, 1],
    ] as const) {
      expect(() => rational(num, den)).toThrow(RangeError);
    }
  });

  it('[E2] reads what people write and writes what it reads', () => {
    expect(parseRational('2')).toEqual({ num: 2, den: 1 });
    expect(parseRational(' 1/2 ')).toEqual({ num: 1, den: 2 });
    expect(parseRational('1 1/2')).toEqual({ num: 3, den: 2 });
    expect(parseRational('.5')).toEqual({ num: 1, den: 2 });
    expect(parseRational('0,25')).toEqual({ num: 1, den: 4 });
    for (const bad of ['', ' ', '.', '-1', '1/0', 'two', '1e3', '1/2/3', '12345678']) {
      expect(parseRational(bad), bad).toBeUndefined();
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.integer({ min: 1, max: 9999 }),
        (num, den) => {
          const value = rational(num, den);
          expect(parseRational(formatRational(value))).toEqual(value);
        },
      ),
    );
    expect(formatRational(rational(-3, 2))).toBe('-1 1/2');
  });

  it('[E3] names every frame rate once, in rising order', () => {
    expect([...FRAME_RATE_NAMES].sort()).toEqual(Object.keys(FRAME_RATES).sort());
    const perSecond = FRAME_RATE_NAMES.map((name) => FRAME_RATES[name].num / FRAME_RATES[name].den);
    expect([...perSecond].sort((a, b) => a - b)).toEqual(perSecond);
  });
});
