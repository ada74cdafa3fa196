import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  TICKS_PER_BEAT,
  barPositionOf,
  formatBarPosition,
  makeGrid,
  parseBarPosition,
  rational,
  snapTick,
  tickOfBarPosition,
} from '../src/index.ts';
import { arbitraryGrid, arbitraryTick } from './arbitrary-grid.ts';

const tempo = rational(118);
const song = makeGrid({
  revision: 0,
  rate: 44_100,
  start: 0,
  changes: [
    { tick: 0, tempo, meter: { beats: 4, unit: 4 } },
    // Bar 3 is cut short after one beat.
    { tick: 9 * TICKS_PER_BEAT, tempo, meter: { beats: 7, unit: 8 } },
  ],
});
const say = (tick: number) => formatBarPosition(barPositionOf(song, tick));

describe('bars and beats', () => {
  it('[E10] are counted from one, and backwards before it', () => {
    expect(say(0)).toBe('1.1.1');
    expect(say(TICKS_PER_BEAT)).toBe('1.2.1');
    expect(say(4 * TICKS_PER_BEAT + 480)).toBe('2.1.481');
    expect(say(-1)).toBe('0.4.960');
    expect(say(-4 * TICKS_PER_BEAT - 1)).toBe('-1.4.960');
  });

  it('[E10] begin anew where the meter changes', () => {
    expect(say(9 * TICKS_PER_BEAT - 1)).toBe('3.1.960');
    expect(say(9 * TICKS_PER_BEAT)).toBe('4.1.1');
    expect(say(16 * TICKS_PER_BEAT)).toBe('5.1.1');
  });

  it('[E10] lead back to the tick they came from, and through text', () => {
    fc.assert(
      fc.property(arbitraryGrid, arbitraryTick, (grid, tick) => {
        const position = barPositionOf(grid, tick);
        expect(tickOfBarPosition(grid, position)).toBe(tick);
        expect(parseBarPosition(formatBarPosition(position))).toEqual(position);
      }),
    );
  });

  it('[E10] are read as people type them', () => {
    expect(parseBarPosition(' 37 ')).toEqual({ bar: 37, beat: 1, tick: 1 });
    expect(parseBarPosition('37.3')).toEqual({ bar: 37, beat: 3, tick: 1 });
    expect(parseBarPosition('-2.1.1')).toEqual({ bar: -2, beat: 1, tick: 1 });
    for (const text of [
      '',
      '37.',
      '37.0',
      '37.1.0',
      '37.1.961',
      '3,1',
      '1.1.1.1',
      'bar 3',
      '1e3',
    ]) {
      expect(parseBarPosition(text)).toBeUndefined();
    }
  });

  it('[E11] snap to the nearest line, which is never further than half a step', () => {
    fc.assert(
      fc.property(arbitraryGrid, arbitraryTick, (grid, tick) => {
        const beat = snapTick(grid, tick, 'beat');
        expect(Math.abs(beat - tick)).toBeLessThanOrEqual(TICKS_PER_BEAT / 2);
        expect(snapTick(grid, beat, 'beat')).toBe(beat);
        const bar = snapTick(grid, tick, 'bar');
        expect(barPositionOf(grid, bar)).toMatchObject({ beat: 1, tick: 1 });
        expect(Math.abs(snapTick(grid, tick, 'half-beat') - tick)).toBeLessThanOrEqual(240);
      }),
    );
  });

  it('[E11] find the line of a new meter in a bar that it cuts short', () => {
    expect(snapTick(song, 9 * TICKS_PER_BEAT - 10, 'bar')).toBe(9 * TICKS_PER_BEAT);
    expect(snapTick(song, 8 * TICKS_PER_BEAT + 10, 'bar')).toBe(8 * TICKS_PER_BEAT);
  });
});
