import { expect, it } from 'vitest';
import { layOut, tilesIn } from '../../src/pool/grid-geometry.ts';

it('puts eight takes side by side on a screen of 1440', () => {
  expect(layOut(1440 - 228 - 40, 140, 16 / 9)).toMatchObject({ columns: 8, tileHeight: 78 });
});

it('never has fewer than two columns', () => {
  expect(layOut(180, 320, 1).columns).toBe(2);
});

const geometry = { columns: 3, tileWidth: 100, tileHeight: 50, gap: 10 };
const box = (left: number, top: number, right: number, bottom: number) =>
  tilesIn({ left, top, right, bottom }, geometry, 8);

it('finds the tiles a box touches, wherever it was begun', () => {
  expect(box(-20, -20, 5, 5)).toEqual([0]);
  expect(box(50, 20, 130, 70)).toEqual([0, 1, 3, 4]);
  expect(box(-50, -50, 900, 900)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it('finds nothing in a gap, beside the last take, or above all', () => {
  expect(box(101, 0, 109, 50)).toEqual([]);
  expect(box(225, 125, 300, 160)).toEqual([]);
  expect(box(0, -30, 300, -10)).toEqual([]);
});
