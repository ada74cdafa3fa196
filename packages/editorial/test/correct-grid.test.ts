import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeGridAt,
  doubleTempo,
  gridOfMix,
  halveTempo,
  makeGrid,
  nudgeGrid,
  rational,
  removeChange,
  rereckon,
  sampleOf,
  setBarOne,
} from '../src/index.ts';
import { arbitraryGrid, arbitraryTick } from './arbitrary-grid.ts';

const meter = { beats: 4, unit: 4 } as const;
const song = makeGrid({
  revision: 7,
  rate: 48_000,
  start: 24_000,
  changes: [{ tick: 0, tempo: rational(60), meter }],
});

describe('corrections of the grid', () => {
  it('[E12] keep the sound of a position that is reckoned anew, to half a tick', () => {
    fc.assert(
      fc.property(
        arbitraryGrid,
        arbitraryTick,
        fc.integer({ min: -90_000, max: 90_000 }),
        (grid, tick, by) => {
          const nudged = nudgeGrid(grid, by);
          const before = sampleOf(grid, tick);
          const next = rereckon(tick, grid, nudged);
          const [earlier, later] = [sampleOf(nudged, next - 1), sampleOf(nudged, next + 1)];
          const off = Math.abs(sampleOf(nudged, next) - before);
          expect(off).toBeLessThanOrEqual(Math.ceil((later - earlier) / 2));
        },
      ),
    );
  });

  it('[E12] count twice or half as many beats in the same sound', () => {
    const twice = doubleTempo(song);
    expect(twice.revision).toBe(8);
    expect(sampleOf(twice, 1920)).toBe(sampleOf(song, 960));
    expect(rereckon(960, song, twice)).toBe(1920);
    expect(sampleOf(halveTempo(twice), 960)).toBe(sampleOf(song, 960));
    expect(() => halveTempo(halveTempo(halveTempo(song)))).toThrow(/between 10 and 480/u);
  });

  it('[E12] move bar one and everything with it', () => {
    expect(sampleOf(setBarOne(song, 96_000), 0)).toBe(96_000);
    expect(sampleOf(nudgeGrid(song, -10), 960)).toBe(sampleOf(song, 960) - 10);
  });

  it('[E12] change the tempo from a place on, and take that back', () => {
    const faster = changeGridAt(song, { tick: 3840, tempo: rational(120), meter });
    expect(sampleOf(faster, 3840)).toBe(sampleOf(song, 3840));
    expect(sampleOf(faster, 4800) - sampleOf(faster, 3840)).toBe(24_000);
    expect(removeChange(faster, 3840).changes).toEqual(song.changes);
    expect(() => removeChange(song, 0)).toThrow(/first tempo/u);
  });

  it('[E13] keep the bars in another mix: its rate and its offset', () => {
    const mix = gridOfMix(song, { rate: 96_000, offset: 500 });
    expect(sampleOf(mix, 0)).toBe(48_500);
    expect(sampleOf(mix, 960) - sampleOf(mix, 0)).toBe(96_000);
  });
});
