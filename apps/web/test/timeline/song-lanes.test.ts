import { makeGrid, rational } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import type { BoardSong } from '@takeboard/storyboard';
import { describe, expect, it } from 'vitest';
import { sectionHues } from '../../src/timeline/section-hue.ts';
import { shortestBeat } from '../../src/timeline/song-facts.ts';
import { placeMarkers } from '../../src/timeline/song-markers.ts';
import { placeSections } from '../../src/timeline/song-sections.ts';
import { makeScale } from '../../src/timeline/timeline-scale.ts';
import { inSight } from '../../src/timeline/use-spans-in-sight.ts';

const RATE = 48_000;
const grid = makeGrid({
  revision: 3,
  rate: RATE,
  start: 0,
  changes: [{ tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } }],
});
/** A bar at 120 in 4/4. */
const BAR = 96_000;
const song: BoardSong = {
  mix: { mixId: 'm', sha256: '', name: 'song', rate: RATE, samples: 20 * BAR },
  grid,
  song: { samples: 20 * BAR, grid, earlierGrids: [] },
};
const bar = (number: number): SongPosition => ({
  unit: 'ticks',
  value: (number - 1) * 3840,
  gridRevision: 3,
});

describe('sections', () => {
  const section = (id: string, name: string, start: SongPosition) => ({ id, name, start });

  it('lie in order, each up to the next, the last to the end of the song', () => {
    const placed = placeSections(
      [section('b', 'Chorus', bar(5)), section('a', 'Verse', bar(1)), section('c', 'Out', bar(6))],
      { song },
    );
    expect(placed.map(({ name, from, to, bars }) => [name, from / BAR, to / BAR, bars])).toEqual([
      ['Verse', 0, 4, 'bars 1–4'],
      ['Chorus', 4, 5, 'bar 5'],
      ['Out', 5, 20, null],
    ]);
  });

  it('before the song begin with it, behind it are left out', () => {
    const placed = placeSections(
      [section('a', 'Count-in', bar(-3)), section('b', 'Encore', bar(30))],
      { song },
    );
    expect(placed.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Count-in', 0, 20 * BAR],
    ]);
  });

  it('have no bars where nobody counts them', () => {
    const start = { unit: 'samples', value: 3 * BAR, rate: RATE, gridRevision: 0 } as const;
    const [placed] = placeSections([section('a', 'A', start)], { song: { ...song, grid: null } });
    expect(placed).toMatchObject({ from: 3 * BAR, bars: null });
  });

  it('of one kind have one tint, whatever their number', () => {
    const [verse, pre, chorus, verse2, , chorus2] = sectionHues([
      'Verse 1',
      'Pre',
      'CHORUS 1',
      'verse 2',
      'Bridge',
      'Chorus (2)',
    ]);
    expect([verse2, chorus2]).toEqual([verse, chorus]);
    expect(new Set([verse, pre, chorus]).size).toBe(3);
  });
});

it('markers lie within the song, and an end before the beginning is none', () => {
  const marker = { name: 'm', by: 'dana' };
  const placed = placeMarkers(
    [
      { ...marker, id: 'late', start: bar(90), end: null },
      { ...marker, id: 'turned', start: bar(8), end: bar(7) },
      { ...marker, id: 'moment', start: bar(3), end: bar(5) },
    ],
    { song },
  );
  expect(placed.map(({ id, from, to, isMoment }) => [id, from / BAR, to / BAR, isMoment])).toEqual([
    ['moment', 2, 4, true],
    ['turned', 7, 7, false],
    ['late', 20, 20, false],
  ]);
});

it('the shortest beat is that of the fastest tempo, half a second where there is none', () => {
  const fast = makeGrid({
    ...grid,
    changes: [...grid.changes, { tick: 3840, tempo: rational(240), meter: { beats: 4, unit: 4 } }],
  });
  expect(shortestBeat(grid, RATE)).toBe(RATE / 2);
  expect(shortestBeat(fast, RATE)).toBe(RATE / 4);
  expect(shortestBeat(null, RATE)).toBe(RATE / 2);
});

describe('what has to be drawn', () => {
  const spans = Array.from({ length: 300 }, (_, i) => ({ from: i * 1000, to: (i + 1) * 1000 }));
  const bounds = { samples: 300_000, beat: 500, width: 1000 };
  const at = (samplesPerPixel: number, left: number) => ({
    get: () => makeScale(samplesPerPixel, left),
    bounds: () => bounds,
  });
  const NONE = { first: 0, end: 0 };

  it('is what is in sight and half a window beside it', () => {
    expect(inSight(at(10, 100_000), spans, NONE)).toEqual({ first: 95, end: 115 });
    expect(inSight(at(300, 0), spans, NONE)).toEqual({ first: 0, end: 300 });
  });

  it('stays the very same while one pans within it, and while it is not far too much', () => {
    const kept = inSight(at(10, 100_000), spans, NONE);
    expect(inSight(at(10, 104_000), spans, kept)).toBe(kept);
    expect(inSight(at(8, 100_000), spans, kept)).toBe(kept);
    expect(inSight(at(10, 106_000), spans, kept)).toEqual({ first: 101, end: 121 });
    const all = inSight(at(300, 0), spans, NONE);
    expect(inSight(at(10, 100_000), spans, all)).toEqual({ first: 95, end: 115 });
  });

  it('is nothing where there are no slots', () => {
    expect(inSight(at(10, 0), [], NONE)).toEqual({ first: 0, end: 0 });
  });
});
