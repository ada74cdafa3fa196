import { expect, test } from 'vitest';
import {
  addTap,
  beginTaps,
  nextShot,
  placesOfTaps,
  undoTap,
} from '../../../src/timeline/edits/tap-run.ts';
import { at, boardWith, filmNow } from './film.ts';

const ids = ['a', 'b', 'c', 'd'];

test('the first shot of the film needs no tap; each tap hangs the next', () => {
  let run = beginTaps(ids, true);
  expect(nextShot(run)).toBe('b');
  run = addTap(addTap(run, 100), 200);
  expect(run.taps).toEqual([0, 100, 200]);
  expect(nextShot(run)).toBe('d');
  expect(nextShot(undoTap(run))).toBe('c');
});

test('from a later shot on every shot is tapped', () => {
  const run = addTap(beginTaps(ids.slice(1), false), 100);
  expect(run).toEqual({ shotIds: ['b', 'c', 'd'], taps: [100] });
});

test('no tap is more than there are shots', () => {
  let run = beginTaps(['a', 'b'], true);
  for (const sample of [10, 20, 30]) run = addTap(run, sample);
  expect(run.taps).toEqual([0, 10]);
  expect(nextShot(run)).toBeUndefined();
});

test('whoever winds back taps anew from there', () => {
  let run = beginTaps(ids, true);
  for (const sample of [100, 200, 300]) run = addTap(run, sample);
  expect(addTap(run, 150).taps).toEqual([0, 100, 150]);
  expect(addTap(run, 100).taps).toEqual([0, 100]);
});

test('nothing taken back is nothing', () => {
  expect(undoTap({ shotIds: ids, taps: [] }).taps).toEqual([]);
});

test('taps are drawn to lines afterwards; of two on one line the later goes to a finer one', () => {
  const film = filmNow(boardWith([]).board);
  const run = { shotIds: ids, taps: [0, at(47), at(49), at(95)] };
  const places = [...placesOfTaps(film, run, 'bar').values()];
  expect(places.map(({ value }) => value)).toEqual([0, 3840, expect.any(Number), 7680]);
  expect(places[2]?.value).toBeGreaterThan(3840);
  expect([...placesOfTaps(film, run, 'off').values()].map(({ value }) => value)).toEqual([
    0, 3760, 3920, 7600,
  ]);
});

test('a tap in the last moment stays within the song', () => {
  const film = filmNow(boardWith([], { bars: 2 }).board);
  const places = placesOfTaps(film, { shotIds: ['a', 'b'], taps: [0, at(95)] }, 'bar');
  expect(places.get('b')).toMatchObject({ value: 7600 });
});

test('without a grid taps stay where they were heard', () => {
  const film = filmNow(boardWith([], { grid: false }).board);
  const places = placesOfTaps(film, { shotIds: ['a', 'b'], taps: [0, 12_345] }, 'bar');
  expect(places.get('b')).toMatchObject({ unit: 'samples', value: 12_345 });
});
