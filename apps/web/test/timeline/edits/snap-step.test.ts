import { makeGrid, rational } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import { framesOn, nextLine, stepPosition } from '../../../src/timeline/edits/snap-step.ts';
import { GRID, boardWith, filmNow } from './film.ts';

test('the next line of each kind, from a line and from between lines', () => {
  expect(nextLine(GRID, 0, 'beat', 1)).toBe(960);
  expect(nextLine(GRID, 1, 'beat', 1)).toBe(960);
  expect(nextLine(GRID, 959, 'beat', 1)).toBe(960);
  expect(nextLine(GRID, 960, 'beat', -1)).toBe(0);
  expect(nextLine(GRID, 961, 'beat', -1)).toBe(960);
  expect(nextLine(GRID, 480, 'half-beat', 1)).toBe(960);
  expect(nextLine(GRID, 5000, 'bar', 1)).toBe(7680);
  expect(nextLine(GRID, 5000, 'bar', -1)).toBe(3840);
});

test('a bar that another meter cuts short ends with its line', () => {
  const grid = makeGrid({
    ...GRID,
    changes: [
      { tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } },
      { tick: 4800, tempo: rational(120), meter: { beats: 2, unit: 4 } },
    ],
  });
  expect(nextLine(grid, 3840, 'bar', 1)).toBe(4800);
  expect(nextLine(grid, 4800, 'bar', 1)).toBe(6720);
  expect(nextLine(grid, 4800, 'bar', -1)).toBe(3840);
});

test('the longest bars there are have a next one', () => {
  const grid = makeGrid({
    ...GRID,
    changes: [{ tick: 0, tempo: rational(120), meter: { beats: 32, unit: 4 } }],
  });
  expect(nextLine(grid, 0, 'bar', 1)).toBe(32 * 960);
  expect(nextLine(grid, 32 * 960, 'bar', -1)).toBe(0);
});

test('a step goes to the next line, or five frames on where nothing is snapped to', () => {
  const film = filmNow(boardWith([1, 3]).board);
  const boundary = film.cut.entries[1]?.slot.start;
  if (boundary === undefined) throw new Error('nothing hangs');
  expect(stepPosition(film, boundary, 'beat', 1)).toMatchObject({ value: 9 * 960 });
  expect(stepPosition(film, boundary, 'bar', -1)).toMatchObject({ value: 3840 });
  expect(stepPosition(film, boundary, 'off', 1)).toEqual(framesOn(film, boundary, 5));
});

test('without a grid a step is frames', () => {
  const film = filmNow(boardWith([1, 3], { grid: false }).board);
  const boundary = film.cut.entries[1]?.slot.start;
  if (boundary === undefined) throw new Error('nothing hangs');
  expect(stepPosition(film, boundary, 'beat', 1)).toMatchObject({
    unit: 'samples',
    value: (96 + 5) * 2000,
  });
});
