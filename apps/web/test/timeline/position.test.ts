import { FRAME_RATE_NAMES, makeGrid, rational } from '@takeboard/editorial';
import type { FrameRateName } from '@takeboard/editorial';
import type { BoardSong, Cut } from '@takeboard/storyboard';
import { expect, it } from 'vitest';
import { sayBarsAt, sayTimecode } from '../../src/timeline/position.tsx';
import { songFacts } from '../../src/timeline/song-facts.ts';

const RATE = 48_000;
const grid = makeGrid({
  revision: 1,
  rate: RATE,
  start: 0,
  changes: [{ tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } }],
});
const song: BoardSong = {
  mix: { mixId: 'm', sha256: '', name: 'song', rate: RATE, samples: 700 * RATE },
  grid,
  song: { samples: 700 * RATE, grid, earlierGrids: [] },
};
const CUT: Cut = { entries: [], frames: 0, pushed: [], leftOver: [] };
const at = (fps: FrameRateName, seconds: number) =>
  sayTimecode(songFacts(song, CUT, fps), seconds * RATE);

it('says the timecode of the frame that stands at a sample', () => {
  expect(at('24', 73.25)).toBe('00:01:13:06');
  // A sample before it is still the frame before.
  expect(sayTimecode(songFacts(song, CUT, '24'), 2000 - 1)).toBe('00:00:00:00');
  expect(sayTimecode(songFacts(song, CUT, '24'), 2000)).toBe('00:00:00:01');
});

it('keeps with the clock at 29.97 by dropping labels, and falls behind at 23.976', () => {
  expect(at('29.97', 60)).toBe('00:00:59;28');
  expect(at('29.97', 600)).toBe('00:10:00;00');
  expect(at('23.976', 600)).toBe('00:09:59:09');
});

it('begins at nought at every rate', () => {
  for (const fps of FRAME_RATE_NAMES) expect(at(fps, 0)).toMatch(/^00:00:00[:;]00$/u);
});

it('counts bars where somebody has said where they are, and nothing else', () => {
  expect(sayBarsAt(songFacts(song, CUT, '24'), 2 * RATE)).toBe('2.1.1');
  expect(sayBarsAt(songFacts({ ...song, grid: null }, CUT, '24'), RATE)).toBe('');
});
