import { rational } from '@takeboard/editorial';
import { expect, it } from 'vitest';
import { slotWidths } from '../../src/timeline/slot-widths.ts';

const shots = [
  { bars: rational(1) },
  { bars: rational(4) },
  { bars: rational(1, 8) },
  { bars: null },
];

it('makes all alike', () => {
  expect(new Set(slotWidths(shots, false, 1)).size).toBe(1);
});

it('makes four bars four times as wide as one, and none too narrow to hit', () => {
  const [one = 0, four, eighth = 0, unknown] = slotWidths(shots, true, 1);
  expect(four).toBe(4 * one);
  expect(unknown).toBe(one);
  expect(eighth).toBeGreaterThanOrEqual(24);
});
