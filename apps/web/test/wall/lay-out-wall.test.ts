import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAGE, WALL_GAP, layOutWall } from '../../src/wall/lay-out-wall.ts';

const WIDE = 16 / 9;
/** What is left for the pictures in a window of 1440 × 900. */
const USUAL = { width: 1392, height: 620, aspect: WIDE };

test('twelve takes stand four by three on a usual screen', () => {
  const { columns, rows, tileWidth, tileHeight } = layOutWall({ count: 12, ...USUAL });
  expect({ columns, rows }).toEqual({ columns: 4, rows: 3 });
  expect(rows * tileHeight + (rows - 1) * WALL_GAP).toBeLessThanOrEqual(USUAL.height);
  expect(tileWidth).toBeGreaterThan(330);
});

test.each([
  { name: 'one take fills it', count: 1, columns: 1, rows: 1 },
  { name: 'three takes', count: 3, columns: 2, rows: 2 },
  { name: 'six takes', count: 6, columns: 3, rows: 2 },
  { name: 'ten takes', count: 10, columns: 4, rows: 3 },
])('$name', ({ count, columns, rows }) => {
  expect(layOutWall({ count, ...USUAL })).toMatchObject({ columns, rows });
});

test.each([
  { name: 'upright pictures stand in two rows', aspect: 9 / 16, columns: 6, rows: 2 },
  { name: 'very wide ones in four', aspect: 2.39, columns: 3, rows: 4 },
])('$name', ({ aspect, columns, rows }) => {
  expect(layOutWall({ count: 12, ...USUAL, aspect })).toMatchObject({ columns, rows });
});

test('a window too small for pictures gets small ones, and no broken ones', () => {
  const { tileWidth, tileHeight } = layOutWall({ count: 12, width: 0, height: 0, aspect: WIDE });
  expect(tileWidth).toBe(96);
  expect(tileHeight).toBe(54);
});

test('whatever the room, all takes have a place, they fit, and no other way is larger', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: PAGE }),
      fc.integer({ min: 800, max: 3000 }),
      fc.integer({ min: 400, max: 1800 }),
      fc.constantFrom(9 / 16, 1, 4 / 3, WIDE, 2.39),
      (count, width, height, aspect) => {
        const found = layOutWall({ count, width, height, aspect });
        expect(found.columns * found.rows).toBeGreaterThanOrEqual(count);
        expect((found.rows - 1) * found.columns).toBeLessThan(count);
        expect(
          found.columns * found.tileWidth + (found.columns - 1) * WALL_GAP,
        ).toBeLessThanOrEqual(Math.max(width, found.columns * 96 + (found.columns - 1) * WALL_GAP));
        for (let columns = 1; columns <= count; columns += 1) {
          const rows = Math.ceil(count / columns);
          const fits = Math.min(
            (width - (columns - 1) * WALL_GAP) / columns,
            ((height - (rows - 1) * WALL_GAP) / rows) * aspect,
          );
          expect(Math.floor(fits)).toBeLessThanOrEqual(found.tileWidth);
        }
      },
    ),
  );
});
