import { makeGrid, rational } from '@takeboard/editorial';
import type { Grid, GridChange } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { holdFrom } from '../../src/song/hold-from.ts';

const four = { beats: 4, unit: 4 };
const three = { beats: 3, unit: 4 };
const at = (beat: number, tempo: number | { free: number }, meter = four): GridChange => ({
  tick: beat * 960,
  tempo: typeof tempo === 'number' ? rational(tempo) : tempo,
  meter,
});
const grid = (...changes: GridChange[]): Grid =>
  makeGrid({ revision: 1, rate: 48_000, start: 0, changes });

describe('another tempo or meter from here on', () => {
  test('a tempo holds on through changes of meter, until the next tempo', () => {
    const before = grid(at(0, 120), at(8, 120, three), at(20, 90, three), at(32, 120));
    expect(holdFrom(before, 0, { tempo: rational(118) }).changes).toEqual([
      at(0, 118),
      at(8, 118, three),
      at(20, 90, three),
      at(32, 120),
    ]);
  });

  test('and on behind free time', () => {
    const before = grid(at(0, 120), at(8, { free: 200_000 }), at(12, 120), at(40, 60));
    expect(holdFrom(before, 4 * 960, { tempo: rational(100) }).changes).toEqual([
      at(0, 120),
      at(4, 100),
      at(8, { free: 200_000 }),
      at(12, 100),
      at(40, 60),
    ]);
  });

  test('a meter holds on through changes of tempo, until the next meter', () => {
    const before = grid(at(0, 120), at(8, 100), at(16, 100, three), at(28, 100));
    expect(holdFrom(before, 4 * 960, { meter: { beats: 2, unit: 4 } }).changes).toEqual([
      at(0, 120),
      at(4, 120, { beats: 2, unit: 4 }),
      at(8, 100, { beats: 2, unit: 4 }),
      at(16, 100, three),
      at(28, 100),
    ]);
  });

  test('what changes nothing any more goes', () => {
    const before = grid(at(0, 120), at(8, 100), at(16, 120));
    expect(holdFrom(before, 8 * 960, { tempo: rational(120) }).changes).toEqual([at(0, 120)]);
  });

  test('is refused inside free time, in words', () => {
    const before = grid(at(0, 120), at(8, { free: 200_000 }), at(12, 120));
    for (const part of [{ tempo: rational(90) }, { meter: three }] as const) {
      expect(() => holdFrom(before, 9 * 960, part)).toThrow('Remove the free time first');
    }
    expect(holdFrom(before, 8 * 960, { meter: three }).changes[1]?.meter).toEqual(three);
  });
});
