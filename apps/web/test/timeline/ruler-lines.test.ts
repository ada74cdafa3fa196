import { makeGrid, rational, sampleOf } from '@takeboard/editorial';
import type { GridChange } from '@takeboard/editorial';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { barLines, secondLines } from '../../src/timeline/ruler-lines.ts';

const IN_FOUR = { beats: 4, unit: 4 };
const gridOf = (...changes: GridChange[]) =>
  makeGrid({
    revision: 1,
    rate: 48_000,
    start: 0,
    changes: changes.length > 0 ? changes : [{ tick: 0, tempo: rational(120), meter: IN_FOUR }],
  });
/** At 120 in 4/4. */
const BAR = 96_000;
const labels = (lines: readonly { label: string }[]) =>
  lines.map(({ label }) => label).filter((label) => label !== '');

it('draws every bar where there is room, every fourth stronger', () => {
  const lines = barLines(gridOf(), { from: 0, to: 9 * BAR, samplesPerPixel: BAR / 50 });
  const bars = lines.filter(({ sample }) => sample % BAR === 0);
  expect(bars.map(({ sample }) => sample / BAR)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(bars.map(({ rank }) => rank)).toEqual([0, 1, 1, 1, 0, 1, 1, 1, 0]);
  expect(labels(lines)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

it('leaves out bars from bar one on when they stand too close', () => {
  const lines = barLines(gridOf(), { from: 2.5 * BAR, to: 33 * BAR, samplesPerPixel: BAR / 4 });
  expect(lines.map(({ sample }) => sample / BAR)).toEqual([4, 8, 12, 16, 20, 24, 28, 32]);
  expect(labels(lines)).toEqual(['17', '33']);
});

it('shows beats, then their quarters, as one comes closer', () => {
  const kinds = (bar: number) =>
    barLines(gridOf(), { from: 0, to: BAR, samplesPerPixel: BAR / bar }).map(({ rank }) => rank);
  expect(kinds(40)).toEqual([0]);
  expect(kinds(100)).toEqual([0, 1, 1, 1]);
  expect(kinds(240)).toEqual([0, 2, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2]);
  const close = barLines(gridOf(), { from: 0, to: BAR, samplesPerPixel: BAR / 400 });
  expect(labels(close)).toEqual(['1', '1.2', '1.3', '1.4']);
});

it('goes on through changes of meter and tempo', () => {
  const grid = gridOf(
    { tick: 0, tempo: rational(120), meter: IN_FOUR },
    { tick: 2 * 4 * 960, tempo: rational(60), meter: { beats: 7, unit: 8 } },
    { tick: (8 + 7) * 960, tempo: { free: 200_000 }, meter: { beats: 7, unit: 8 } },
    { tick: (8 + 14) * 960, tempo: rational(240), meter: IN_FOUR },
  );
  const lines = barLines(grid, { from: 0, to: 900_000, samplesPerPixel: 2000 });
  const bars = lines.filter(({ label }) => /^\d+$/u.test(label));
  expect(bars.slice(0, 5).map(({ sample }) => sample)).toEqual(
    [0, 3840, 7680, 14_400, 21_120].map((tick) => sampleOf(grid, tick)),
  );
});

it('counts bars before bar one downwards', () => {
  const grid = makeGrid({ ...gridOf(), start: 2 * BAR });
  expect(labels(barLines(grid, { from: 0, to: 3 * BAR, samplesPerPixel: BAR / 60 }))).toEqual([
    '-1',
    '0',
    '1',
  ]);
});

it('keeps lines apart, in order and few, in any song at any zoom', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 480 }),
      fc.integer({ min: 1, max: 32 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 20_000_000 }),
      (tempo, beats, zoom, from) => {
        const grid = gridOf({ tick: 0, tempo: rational(tempo), meter: { beats, unit: 4 } });
        const samplesPerPixel = 10 * 3000 ** zoom;
        const lines = barLines(grid, { from, to: from + 1400 * samplesPerPixel, samplesPerPixel });
        const apart = lines.slice(1).map(({ sample }, i) => sample - (lines[i]?.sample ?? 0));
        expect(Math.min(...apart, Infinity)).toBeGreaterThan(13 * samplesPerPixel);
        expect(lines.length).toBeLessThan(110);
      },
    ),
  );
});

it('shows the clock where there is no grid', () => {
  const at = (pixelsPerSecond: number, to: number) =>
    secondLines(48_000, { from: 0, to, samplesPerPixel: 48_000 / pixelsPerSecond });
  expect(labels(at(80, 48_000 * 3))).toEqual(['0:00', '0:01', '0:02']);
  expect(labels(at(5, 48_000 * 61)).slice(-2)).toEqual(['0:30', '1:00']);
  expect(labels(at(1000, 24_000)).slice(0, 2)).toEqual(['0:00.0', '0:00.1']);
  expect(secondLines(48_000, { from: -9000, to: 0, samplesPerPixel: 100 })).toEqual([]);
});
