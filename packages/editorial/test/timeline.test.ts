import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FRAME_RATES,
  FRAME_RATE_NAMES,
  TICKS_PER_BEAT,
  makeGrid,
  nudgeGrid,
  rational,
  timelineOf,
} from '../src/index.ts';
import type { Grid, Rational, Song, TimedSlot } from '../src/index.ts';
import { arbitraryGrid, arbitraryTick } from './arbitrary-grid.ts';

const meter = { beats: 4, unit: 4 } as const;
const grid = makeGrid({
  revision: 1,
  rate: 48_000,
  start: 0,
  changes: [{ tick: 0, tempo: rational(118), meter }],
});
/** Four minutes. */
const song: Song = { samples: 240 * 48_000, grid, earlierGrids: [] };
const slot = (id: string, beat: number, over: Partial<TimedSlot> = {}): TimedSlot => ({
  id,
  order: id,
  start: { unit: 'ticks', value: beat * TICKS_PER_BEAT, gridRevision: 1 },
  lead: 0,
  ...over,
});

/** floor(position × fps + ½) of a beat, by the definition: start/rate + 60 × beat/tempo seconds. */
function frameOfBeat(
  beat: number,
  {
    rate,
    start,
    tempo,
  }: { readonly rate: number; readonly start: number; readonly tempo: Rational },
  fps: Rational,
): number {
  const [r, n, d] = [BigInt(rate), BigInt(tempo.num), BigInt(tempo.den)];
  const seconds = { num: BigInt(start) * n + 60n * BigInt(beat) * d * r, den: r * n };
  const [num, den] = [seconds.num * BigInt(fps.num), seconds.den * BigInt(fps.den)];
  return Number((2n * num + den) / (2n * den));
}

const arbitrarySlots = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    order: fc.constantFrom('a0', 'a1', 'a2', 'a3', 'a4'),
    lead: fc.integer({ min: -12, max: 12 }),
    tick: arbitraryTick,
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const arbitrarySong = fc.record({
  grid: arbitraryGrid,
  seconds: fc.integer({ min: 0, max: 600 }),
});
const songOf = (of: { readonly grid: Grid; readonly seconds: number }): Song => ({
  samples: of.seconds * of.grid.rate,
  grid: of.grid,
  earlierGrids: [],
});

describe('the timeline', () => {
  it('[E16] has no gap, no overlap, no empty slot, and is as long as the song, whatever the slots say', () => {
    fc.assert(
      fc.property(
        arbitrarySlots,
        arbitrarySong,
        fc.constantFrom(...FRAME_RATE_NAMES),
        (drafts, of, name) => {
          const slots = drafts.map(({ tick, ...rest }) => ({
            ...rest,
            start: { unit: 'ticks', value: tick, gridRevision: of.grid.revision } as const,
          }));
          const line = timelineOf(slots, songOf(of), FRAME_RATES[name]);
          let at = 0;
          for (const { start, end } of line.entries) {
            expect(start).toBe(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          if (line.entries.length > 0) expect(at).toBe(line.frames);
          const ids = [...line.entries.map((entry) => entry.slot), ...line.leftOver];
          expect(new Set(ids)).toEqual(new Set(slots));
          expect(ids.map(({ order }) => order)).toEqual(ids.map(({ order }) => order).toSorted());
        },
      ),
    );
  });

  it('[E17] cuts on the frame of each of 55 beats: any rate of frames and of the mix, tempo and bar one', () => {
    for (const name of FRAME_RATE_NAMES) {
      for (const rate of [44_100, 48_000]) {
        for (const tempo of [rational(118), rational(8731, 100), rational(174), rational(60)]) {
          for (const start of [0, 12_345]) {
            const of = {
              samples: 240 * rate,
              grid: makeGrid({ revision: 1, rate, start, changes: [{ tick: 0, tempo, meter }] }),
              earlierGrids: [],
            };
            const slots = Array.from({ length: 55 }, (_, i) =>
              slot(`s${String(i).padStart(2, '0')}`, i * 4),
            );
            const line = timelineOf(slots, of, FRAME_RATES[name]);
            const cuts = line.entries.map((entry) => entry.start);
            const exact = slots.map((_, i) =>
              i === 0 ? 0 : frameOfBeat(i * 4, { rate, start, tempo }, FRAME_RATES[name]),
            );
            expect(cuts).toEqual(exact);
            expect(line.pushed).toEqual([]);
            expect(line.frames).toBe(line.entries.at(-1)?.end);
          }
        }
      }
    }
  });

  it('[E18] reports what gives way, and nothing else', () => {
    const line = timelineOf(
      [slot('a', 0), slot('b', 40), slot('c', 20), slot('d', 60)],
      song,
      FRAME_RATES['24'],
    );
    expect(line.pushed).toEqual([{ slotId: 'c', wanted: 244, got: 489 }]);
    expect(line.entries.map(({ start }) => start)).toEqual([0, 488, 489, 732]);
  });

  it('[E18] moves one boundary when one start moves', () => {
    const before = timelineOf(
      [slot('a', 0), slot('b', 20), slot('c', 40)],
      song,
      FRAME_RATES['24'],
    );
    const after = timelineOf([slot('a', 0), slot('b', 24), slot('c', 40)], song, FRAME_RATES['24']);
    expect(after.entries.map(({ start }) => start)).toEqual([0, 293, before.entries[2]?.start]);
  });

  it('[E19] changes the picture a lead before its beat', () => {
    const line = timelineOf([slot('a', 0), slot('b', 20, { lead: -2 })], song, FRAME_RATES['24']);
    expect(line.entries[1]?.start).toBe(242);
  });

  it('[E20] reads a position through the grid it was set by', () => {
    const nudged = nudgeGrid(grid, 48_000);
    const later: Song = { ...song, grid: nudged, earlierGrids: [grid] };
    const starts = (of: Song) =>
      timelineOf([slot('a', 0), slot('b', 20)], of, FRAME_RATES['24']).entries.map(
        ({ start }) => start,
      );
    expect(starts(later)).toEqual(starts(song));
    const fresh = slot('b', 20, {
      start: { unit: 'ticks', value: 20 * TICKS_PER_BEAT, gridRevision: 2 },
    });
    expect(timelineOf([slot('a', 0), fresh], later, FRAME_RATES['24']).entries[1]?.start).toBe(268);
    const onSound = slot('b', 0, {
      start: { unit: 'samples', value: 44_100, rate: 44_100, gridRevision: 1 },
    });
    expect(timelineOf([slot('a', 0), onSound], later, FRAME_RATES['24']).entries[1]?.start).toBe(
      24,
    );
  });

  it('[E16] leaves over what a song of a few frames cannot hold', () => {
    const short: Song = { ...song, samples: 4000 };
    const line = timelineOf([slot('a', 0), slot('b', 1), slot('c', 2)], short, FRAME_RATES['24']);
    expect(line.entries.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(line.leftOver.map(({ id }) => id)).toEqual(['c']);
  });
});
