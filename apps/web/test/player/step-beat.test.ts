import { makeGrid, rational, sampleOf } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import { stepBeat } from '../../src/player/step-beat.ts';

const grid = makeGrid({
  revision: 1,
  rate: 44_100,
  start: 512,
  changes: [{ tick: 0, tempo: rational(118), meter: { beats: 4, unit: 4 } }],
});
const beat = (n: number) => sampleOf(grid, n * 960);

test('from a beat to the next and back again, never stuck on one', () => {
  let at = beat(0);
  for (let n = 1; n <= 50; n += 1) expect((at = stepBeat(grid, at, 1))).toBe(beat(n));
  for (let n = 49; n >= -3; n -= 1) expect((at = stepBeat(grid, at, -1))).toBe(beat(n));
});

test('from between two beats to the one on that side', () => {
  const between = beat(7) + 5000;
  expect(stepBeat(grid, between, 1)).toBe(beat(8));
  expect(stepBeat(grid, between, -1)).toBe(beat(7));
  const late = beat(8) - 5000;
  expect(stepBeat(grid, late, 1)).toBe(beat(8));
  expect(stepBeat(grid, late, -1)).toBe(beat(7));
});
