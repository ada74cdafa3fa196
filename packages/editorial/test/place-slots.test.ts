import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FRAME_RATES,
  barPositionOf,
  evenStarts,
  formatBarPosition,
  frameOfPosition,
  inRate,
  makeGrid,
  positionAt,
  positionOfFrame,
  rational,
  sampleOfPosition,
  startsFromBars,
  tickOfPosition,
} from '../src/index.ts';
import type { Grid, Ruler, Song, SnapTo, SongPosition } from '../src/index.ts';
import { arbitraryGrid } from './arbitrary-grid.ts';

const meter = { beats: 4, unit: 4 } as const;
const gridOf = (over: Partial<Grid> = {}) =>
  makeGrid({
    revision: 1,
    rate: 48_000,
    start: 0,
    changes: [{ tick: 0, tempo: rational(120), meter }],
    ...over,
  });
/** A minute: 30 bars of two seconds. */
const minute = (grid = gridOf()): Ruler => ({
  song: { samples: 60 * grid.rate, grid, earlierGrids: [] },
  hasGrid: true,
});
const ruler = minute();
const noGrid: Ruler = { ...ruler, hasGrid: false };
const bars = ({ song }: Ruler, positions: readonly SongPosition[]) =>
  positions.map((each) => formatBarPosition(barPositionOf(song.grid, tickOfPosition(song, each))));

const arbitraryRuler = fc
  .record({ grid: arbitraryGrid, seconds: fc.integer({ min: 1, max: 600 }), hasGrid: fc.boolean() })
  .map(({ grid, seconds, hasGrid }): Ruler => {
    const song: Song = { samples: seconds * grid.rate, grid, earlierGrids: [] };
    return { song, hasGrid };
  });
const snap = fc.constantFrom<SnapTo>('bar', 'beat', 'half-beat', 'off');

describe('a new position', () => {
  it('[E21] is on a tick, drawn to a line; on a sound where there are no beats', () => {
    expect(positionAt(ruler, 25_000, 'beat')).toEqual({
      unit: 'ticks',
      value: 960,
      gridRevision: 1,
    });
    expect(positionAt(ruler, 25_000, 'off')).toEqual({
      unit: 'ticks',
      value: 1000,
      gridRevision: 1,
    });
    const sound = { unit: 'samples', value: 25_000, rate: 48_000, gridRevision: 1 };
    expect(positionAt(noGrid, 25_000, 'beat')).toEqual(sound);
    const free = minute(
      gridOf({
        changes: [
          { tick: 0, tempo: { free: 480_000 }, meter },
          { tick: 960, tempo: rational(120), meter },
        ],
      }),
    );
    expect(positionAt(free, 25_000, 'off')).toEqual(sound);
    expect(positionAt(free, 25_000, 'beat')).toMatchObject({ unit: 'ticks', value: 0 });
  });

  it('[E22] of a frame is read as that frame, at any rate, in any grid', () => {
    fc.assert(
      fc.property(
        arbitraryRuler,
        fc.constantFrom(...Object.values(FRAME_RATES)),
        fc.integer({ min: -500, max: 20_000 }),
        (of, fps, frame) => {
          expect(frameOfPosition(of.song, positionOfFrame(of, frame, fps), fps)).toBe(frame);
        },
      ),
    );
  });

  it('[E20] is found again in the mix by its own grid and its own rate', () => {
    const later = {
      ...ruler.song,
      grid: gridOf({ revision: 2, start: 480 }),
      earlierGrids: [gridOf()],
    };
    const onBeat = (gridRevision: number) => ({ unit: 'ticks', value: 960, gridRevision }) as const;
    expect(sampleOfPosition(later, onBeat(1))).toBe(24_000);
    expect(sampleOfPosition(later, onBeat(2))).toBe(24_480);
    const elsewhere = { unit: 'samples', value: 44_100, rate: 44_100, gridRevision: 1 } as const;
    expect(sampleOfPosition(later, elsewhere)).toBe(48_000);
    expect(inRate(1, 48_000, 44_100)).toBe(1);
  });
});

describe('slots of equal length', () => {
  it('[E23] lie on lines as coarse as there are enough of', () => {
    const starts = (count: number, to: SnapTo) =>
      bars(ruler, evenStarts({ ...ruler, count, snap: to }));
    expect(starts(4, 'bar')).toEqual(['1.1.1', '9.1.1', '16.1.1', '24.1.1']);
    expect(starts(4, 'beat')).toEqual(['1.1.1', '8.3.1', '16.1.1', '23.3.1']);
    // 55 shots and 30 bars: on beats then, and 300 shots on what is finer than half a beat.
    expect(starts(55, 'bar').every((bar) => bar.endsWith('.1'))).toBe(true);
    expect(new Set(starts(300, 'bar')).size).toBe(300);
  });

  it('[E23] share what is left from a place on', () => {
    const starts = evenStarts({ ...ruler, count: 3, snap: 'bar', from: 30 * 48_000 + 100 });
    expect(bars(ruler, starts)).toEqual(['16.1.5', '21.1.1', '26.1.1']);
  });

  it('[E23] begin with the song, follow each other, and none begins past its end', () => {
    fc.assert(
      fc.property(arbitraryRuler, fc.integer({ min: 1, max: 120 }), snap, (of, count, to) => {
        const at = evenStarts({ ...of, count, snap: to }).map((each) =>
          sampleOfPosition(of.song, each),
        );
        expect(at).toHaveLength(count);
        // A tick of a slow free time can be the nearest to several samples; nothing else is so coarse.
        expect(Math.abs(at[0] ?? 1)).toBeLessThan(of.song.grid.rate / 100);
        for (const [i, sample] of at.entries()) {
          if (i > 0) expect(sample).toBeGreaterThan(at[i - 1] ?? 0);
          expect(sample).toBeLessThan(of.song.samples);
        }
      }),
    );
  });
});

describe('slots of so many bars', () => {
  it('[E24] begin where the ones before them end; thirds come out on the line again', () => {
    const third = rational(1, 3);
    const { starts, over } = startsFromBars({
      ...ruler,
      bars: [null, rational(2), third, third, third, rational(1, 2), rational(1, 2), null],
    });
    const shown = ['1.1.1', '2.1.1', '4.1.1', '4.2.321', '4.3.641', '5.1.1', '5.3.1', '6.1.1'];
    expect(bars(ruler, starts)).toEqual(shown);
    expect(over).toBe(0);
  });

  it('[E24] follow the meter, and say how many find no room in the song', () => {
    const waltz = minute(
      gridOf({
        changes: [
          { tick: 0, tempo: rational(120), meter },
          { tick: 2 * 3840, tempo: rational(120), meter: { beats: 3, unit: 4 } },
        ],
      }),
    );
    const { starts, over } = startsFromBars({
      ...waltz,
      bars: [rational(3, 2), null, rational(1, 2), rational(60), null, null],
    });
    // Half a bar of three beats is a beat and a half.
    expect(bars(waltz, starts)).toEqual(['1.1.1', '2.3.1', '3.2.481', '4.1.1']);
    expect(over).toBe(2);
  });

  it('[E24] begin with bar one, or with the first bar of a mix that begins later', () => {
    const first = (of: Ruler) => bars(of, startsFromBars({ ...of, bars: [null] }).starts);
    expect(first(minute(gridOf({ start: 30_000 })))).toEqual(['1.1.1']);
    expect(first(minute(gridOf({ start: -1 })))).toEqual(['2.1.1']);
    expect(first(minute(gridOf({ start: -96_000 })))).toEqual(['2.1.1']);
    expect(first(minute(gridOf({ start: -96_000 * 10_000_000 })))).toEqual(['10000001.1.1']);
    expect(startsFromBars({ ...minute(gridOf({ start: 60 * 48_000 })), bars: [null] })).toEqual({
      starts: [],
      over: 1,
    });
  });

  it('[E24] begin with a place they are given, in mid-bar and before bar one, too', () => {
    const from = (tick: number) =>
      bars(
        ruler,
        startsFromBars({ ...ruler, bars: [null, rational(1, 2), null], from: tick }).starts,
      );
    expect(from(3840 + 960)).toEqual(['2.2.1', '3.2.1', '3.4.1']);
    const intro = minute(gridOf({ start: 480_000 }));
    const { starts } = startsFromBars({
      ...intro,
      bars: [rational(1, 4), null],
      from: -2 * 3840 - 960,
    });
    expect(bars(intro, starts)).toEqual(['-2.4.1', '-1.1.1']);
  });

  it('[E24] begin with any tick they are given', () => {
    fc.assert(
      fc.property(arbitraryGrid, fc.nat(400_000), (grid, tick) => {
        const of: Ruler = {
          song: { samples: Number.MAX_SAFE_INTEGER, grid, earlierGrids: [] },
          hasGrid: true,
        };
        const { starts } = startsFromBars({ ...of, bars: [rational(0), rational(1)], from: tick });
        expect(starts.map(({ value }) => value)).toEqual([tick, tick]);
      }),
    );
  });

  it('[E21] lie on sounds while nobody has said where the beats are', () => {
    const { starts } = startsFromBars({ ...noGrid, bars: [null, null] });
    expect(starts.map(({ unit, value }) => [unit, value])).toEqual([
      ['samples', 0],
      ['samples', 96_000],
    ]);
  });
});
