import { expect, it } from 'vitest';
import { evenStarts, makeGrid, positionAt, rational, startsFromBars } from '../src/index.ts';
import type { Song } from '../src/index.ts';

const grid = makeGrid({
  revision: 1,
  rate: 48_000,
  start: 0,
  changes: [{ tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } }],
});
/** A minute: 30 bars. */
const song: Song = { samples: 60 * 48_000, grid, earlierGrids: [] };
const ruler = { song, hasGrid: true };

it('slots share the song evenly, on lines as coarse as there are enough of', () => {
  const values = (count: number) =>
    evenStarts({ ...ruler, count, snap: 'bar' }).map(({ value }) => value);
  expect(values(4)).toEqual([0, 30_720, 57_600, 88_320]);
  expect(values(60).every((value) => value % 960 === 0)).toBe(true);
});

it('slots begin where the bars before them end', () => {
  const { starts, over } = startsFromBars({
    ...ruler,
    bars: [null, rational(1, 3), rational(1, 3), rational(1, 3), rational(40), null],
  });
  expect(starts.map(({ value }) => value)).toEqual([0, 3840, 5120, 6400, 7680]);
  expect(over).toBe(1);
});

it('a position is on a beat when there are beats, else on a sound', () => {
  expect(positionAt(ruler, 25_000, 'beat')).toEqual({ unit: 'ticks', value: 960, gridRevision: 1 });
  expect(positionAt({ ...ruler, hasGrid: false }, 25_000, 'beat')).toEqual({
    unit: 'samples',
    value: 25_000,
    rate: 48_000,
    gridRevision: 1,
  });
});
