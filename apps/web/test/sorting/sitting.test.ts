import { expect, test } from 'vitest';
import { moveUp, sitDown, skip } from '../../src/sorting/sitting.ts';

const list = (ids: string) => [...ids].map((id) => ({ id }));
const begin = sitDown(list('abcd'));

test('what was sorted is gone, and what came behind it is on', () => {
  expect(moveUp(begin, list('bcd'))).toMatchObject({ id: 'b', index: 0 });
  expect(moveUp(skip(begin, 2), list('abd'))).toMatchObject({ id: 'd', index: 2 });
});

test('behind the last one comes the one that is last now', () => {
  expect(moveUp(skip(begin, 3), list('abc'))).toMatchObject({ id: 'c', index: 2 });
});

test('what is taken back is on at once, wherever one is', () => {
  const later = skip(moveUp(begin, list('bcd')), 2);
  expect(later.id).toBe('d');
  expect(moveUp(later, list('abcd'))).toMatchObject({ id: 'a', index: 0 });
});

test('what others sort, or what comes new, moves nobody away from what is on', () => {
  const seat = skip(begin, 1);
  expect(moveUp(seat, list('bcd'))).toMatchObject({ id: 'b', index: 0 });
  expect(moveUp(seat, list('abcde'))).toMatchObject({ id: 'b', index: 1 });
  expect(moveUp(seat, list('abcde')).met.size).toBe(5);
});

test('skipping goes round, and nothing is on when all is sorted', () => {
  expect(skip(begin, -1).id).toBe('d');
  expect(skip(skip(begin, 3), 1).id).toBe('a');
  expect(moveUp(begin, []).id).toBe(null);
  expect(skip(moveUp(begin, []), 1).id).toBe(null);
});
