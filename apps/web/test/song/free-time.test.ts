import { makeGrid, rational, sampleOf, tickOf } from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { beatsBetween, freeTime, withoutChange } from '../../src/song/free-time.ts';

const RATE = 48_000;
const meter = { beats: 4, unit: 4 };
const grid = (...more: Grid['changes']): Grid =>
  makeGrid({
    revision: 1,
    rate: RATE,
    start: 0,
    // Half a second a beat.
    changes: [{ tick: 0, tempo: rational(120), meter }, ...more],
  });

describe('free time', () => {
  test('holds from a beat until a sound, and the tempo goes on from there', () => {
    // From bar 3 (4 s), 5.3 s long, counted as four beats.
    const to = Math.round(9.3 * RATE);
    const free = freeTime(grid(), { from: 4 * RATE + 300, to, beats: 4 });
    expect(free.changes).toEqual([
      { tick: 0, tempo: rational(120), meter },
      { tick: 8 * 960, tempo: { free: to - 4 * RATE }, meter },
      { tick: 12 * 960, tempo: rational(120), meter },
    ]);
    expect(sampleOf(free, 12 * 960)).toBe(to);
    expect(sampleOf(free, 13 * 960)).toBe(to + RATE / 2);
  });

  test('proposes the beats that the grid counts there', () => {
    expect(beatsBetween(grid(), 4 * RATE, 6 * RATE + 100)).toBe(4);
    expect(beatsBetween(grid(), 4 * RATE, 4 * RATE + 100)).toBe(1);
  });

  test('takes the place of changes inside it; later ones keep their distance', () => {
    const before = grid(
      { tick: 10 * 960, tempo: rational(100), meter },
      { tick: 40 * 960, tempo: rational(90), meter: { beats: 3, unit: 4 } },
    );
    const to = sampleOf(before, 16 * 960);
    const free = freeTime(before, { from: 4 * RATE, to, beats: 4 });
    expect(free.changes.map(({ tick }) => tick / 960)).toEqual([0, 8, 12, 36]);
    expect(free.changes[2]?.tempo).toEqual(rational(100));
    // The same sound is the same distance in beats from its end.
    expect(tickOf(free, sampleOf(before, 40 * 960))).toBe(36 * 960);
  });

  test('is refused in words where it ends before it begins, or lies in another', () => {
    const at = (from: number, to: number) => () => freeTime(grid(), { from, to, beats: 2 });
    expect(at(4 * RATE, 4 * RATE)).toThrow('move the playhead on');
    const free = freeTime(grid(), { from: 4 * RATE, to: 9 * RATE, beats: 4 });
    expect(() => freeTime(free, { from: 5 * RATE, to: 12 * RATE, beats: 2 })).toThrow('already');
  });
});

describe('removing a change', () => {
  const free = freeTime(grid(), { from: 4 * RATE, to: 9 * RATE, beats: 4 });

  test('free time goes with its end', () => {
    expect(withoutChange(free, 8 * 960).changes).toEqual(grid().changes);
  });

  test('its end alone cannot go, nor what holds from bar one', () => {
    expect(() => withoutChange(free, 12 * 960)).toThrow('Remove the free time instead');
    expect(() => withoutChange(free, 0)).toThrow('from bar one');
  });
});
