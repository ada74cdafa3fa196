import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FRAME_RATES,
  FRAME_RATE_NAMES,
  TICKS_PER_BEAT,
  frameOf,
  makeGrid,
  rational,
  sampleOf,
  tickOf,
} from '../src/index.ts';
import type { Grid, GridChange } from '../src/index.ts';
import { arbitraryGrid, arbitraryTick } from './arbitrary-grid.ts';

const FOUR = { beats: 4, unit: 4 } as const;
const at118: GridChange = { tick: 0, tempo: rational(118), meter: FOUR };
const song = (over: Partial<Grid> = {}): Grid =>
  makeGrid({ revision: 0, rate: 48_000, start: 0, changes: [at118], ...over });

describe('the grid', () => {
  it('[E4] goes from ticks to samples and back without a loss, in any song', () => {
    fc.assert(
      fc.property(arbitraryGrid, arbitraryTick, (grid, tick) => {
        expect(tickOf(grid, sampleOf(grid, tick))).toBe(tick);
      }),
      { numRuns: 2000 },
    );
  });

  it('[E4] at the very ticks where something changes, and beside them', () => {
    fc.assert(
      fc.property(arbitraryGrid, (grid) => {
        for (const { tick } of grid.changes) {
          for (const near of [tick - 1, tick, tick + 1]) {
            expect(tickOf(grid, sampleOf(grid, near))).toBe(near);
          }
        }
      }),
    );
  });

  it('[E5] keeps the order: a later tick has a later sample', () => {
    fc.assert(
      fc.property(arbitraryGrid, arbitraryTick, fc.nat(5000), (grid, tick, more) => {
        expect(sampleOf(grid, tick + more + 1)).toBeGreaterThan(sampleOf(grid, tick));
      }),
    );
  });

  it('[E6] does not drift: after an hour each beat lies within half a sample of the truth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 480_000 }),
        fc.constantFrom(8000, 44_100, 48_000, 192_000),
        (thousandths, rate) => {
          const grid = song({
            rate,
            changes: [{ ...at118, tempo: rational(thousandths, 1000) }],
          });
          const beats = Math.ceil((thousandths * 60) / 1000);
          const got = BigInt(sampleOf(grid, beats * TICKS_PER_BEAT));
          // The truth is beats × 60 × rate × 1000 / thousandths samples: compared without dividing.
          const truth = BigInt(beats) * 60n * BigInt(rate) * 1000n;
          const off = 2n * (got * BigInt(thousandths) - truth);
          expect(off <= BigInt(thousandths) && off >= -BigInt(thousandths)).toBe(true);
        },
      ),
    );
  });

  it('[E6] puts known places where a calculator puts them', () => {
    const grid = song({ start: 1000 });
    // 118 beats take a minute, so bar 60 (59 × 4 = 236 beats later) begins after two minutes.
    expect(sampleOf(grid, 236 * TICKS_PER_BEAT)).toBe(1000 + 120 * 48_000);
    expect(sampleOf(grid, -118 * TICKS_PER_BEAT)).toBe(1000 - 60 * 48_000);
    expect(tickOf(grid, 1000)).toBe(0);
  });

  it('[E7] lets free time take as long as it says', () => {
    const grid = song({
      changes: [
        { tick: 0, tempo: { free: 100_000 }, meter: FOUR },
        { tick: 3840, tempo: rational(60), meter: FOUR },
      ],
    });
    expect(sampleOf(grid, 3840)).toBe(100_000);
    expect(sampleOf(grid, 1920)).toBe(50_000);
    expect(sampleOf(grid, 3840 + 960)).toBe(148_000);
  });

  it('[E8] rounds a boundary to the nearest frame, once, at every rate', () => {
    fc.assert(
      fc.property(
        arbitraryGrid,
        arbitraryTick,
        fc.constantFrom(...FRAME_RATE_NAMES),
        (grid, tick, name) => {
          const fps = FRAME_RATES[name];
          const frame = frameOf(grid, tick, fps);
          // Within half a frame of the tick; a sample of grace for the rounding of sampleOf.
          const seconds = sampleOf(grid, tick) / grid.rate;
          const away = Math.abs(frame - (seconds * fps.num) / fps.den);
          expect(away).toBeLessThanOrEqual(0.5 + (fps.num / fps.den / grid.rate) * 2);
        },
      ),
    );
  });

  it('[E8] counts frames exactly where floats go wrong', () => {
    // At 125 beats a minute and 25 frames a second a beat is 12 frames; half a frame rounds up.
    const grid = song({ changes: [{ ...at118, tempo: rational(125) }] });
    expect(frameOf(grid, TICKS_PER_BEAT, FRAME_RATES['25'])).toBe(12);
    expect(frameOf(grid, 40, FRAME_RATES['25'])).toBe(1);
    expect(frameOf(grid, 39, FRAME_RATES['25'])).toBe(0);
    expect(frameOf(grid, -40, FRAME_RATES['25'])).toBe(0);
  });

  it.each<[string, Partial<Grid>, RegExp]>([
    ['tempo 0', { changes: [{ ...at118, tempo: rational(0) }] }, /between 10 and 480/u],
    ['tempo 10,000', { changes: [{ ...at118, tempo: rational(10_000) }] }, /10000 does not/u],
    ['no change', { changes: [] }, /first tempo/u],
    ['a first change later', { changes: [{ ...at118, tick: 5 }] }, /first tempo/u],
    ['two at one place', { changes: [at118, at118] }, /does not come after/u],
    ['free time without an end', { changes: [{ ...at118, tempo: { free: 9 } }] }, /ends with/u],
    [
      'free time without room',
      {
        changes: [
          { ...at118, tempo: { free: 960 } },
          { ...at118, tick: 960 },
        ],
      },
      /take more than/u,
    ],
    ['a meter of nothing', { changes: [{ ...at118, meter: { beats: 0, unit: 4 } }] }, /no meter/u],
    ['a meter of sevenths', { changes: [{ ...at118, meter: { beats: 4, unit: 7 } }] }, /4\/7/u],
    ['half a sample', { start: 0.5 }, /whole numbers/u],
    ['a rate of 1 Hz', { rate: 1 }, /samples a second/u],
  ])('[E9] refuses %s in words', (_, over, words) => {
    expect(() => song(over)).toThrow(words);
  });
});
