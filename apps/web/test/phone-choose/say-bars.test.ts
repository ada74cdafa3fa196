import { FRAME_RATES, makeGrid, rational } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import type { Film } from '../../src/player/film.ts';
import { sayBars } from '../../src/phone-choose/say-bars.ts';

const RATE = 48_000;
const grid = makeGrid({
  revision: 1,
  rate: RATE,
  start: 0,
  changes: [{ tick: 0, tempo: rational(118), meter: { beats: 4, unit: 4 } }],
});

/** A film in which one shot fills these frames. */
const filmWith = (start: number, end: number, hasGrid = true): Film =>
  ({
    fps: FRAME_RATES['24'],
    song: { grid: hasGrid ? grid : null, mix: { rate: RATE, samples: 240 * RATE } },
    cut: { entries: [{ slot: { shotId: 'shot' }, start, end }] },
  }) as unknown as Film;

// A bar is 48.8 frames long: its line lies between two frames, before or behind the cut.
test('a shot of one bar is in that bar, although its cut is a fraction of a frame beside the line', () => {
  expect(sayBars(filmWith(0, 49), 'shot')).toBe('Bar 1');
  expect(sayBars(filmWith(49, 98), 'shot')).toBe('Bar 2');
  expect(sayBars(filmWith(1708, 1757), 'shot')).toBe('Bar 36');
});

test('a longer one is in all the bars it fills, a shorter one in its own', () => {
  expect(sayBars(filmWith(49, 146), 'shot')).toBe('Bars 2–3');
  expect(sayBars(filmWith(60, 72), 'shot')).toBe('Bar 2');
});

test('without bars, a place or a song nothing is made up', () => {
  expect(sayBars(filmWith(49, 98, false), 'shot')).toBe('Its part of the song');
  expect(sayBars(filmWith(49, 98), 'another')).toBeNull();
  expect(sayBars(null, 'shot')).toBeNull();
});
