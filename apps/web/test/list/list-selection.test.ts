import { expect, it } from 'vitest';
import { NONE, chosen, extendTo, toggle } from '../../src/list/list-selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

it('draws a range from where it began, and back again', () => {
  const down = extendTo(order, NONE, 'b', 'd');
  expect([...down.ids]).toEqual(['b', 'c', 'd']);
  const back = extendTo(order, down, 'd', 'a');
  expect([...back.ids]).toEqual(['a', 'b']);
});

it('keeps the active shot when a second one is taken in', () => {
  const both = toggle(NONE, 'a', 'c');
  expect([...both.ids]).toEqual(['a', 'c']);
  expect([...toggle(both, 'c', 'a').ids]).toEqual(['c']);
});

it('is about the active shot when nothing is selected, and about no shot that is gone', () => {
  expect(chosen(order, NONE, 'b')).toEqual(['b']);
  expect(chosen(order, NONE, 'gone')).toEqual([]);
  expect(chosen(order, { anchor: null, ids: new Set(['e', 'gone', 'b']) }, null)).toEqual([
    'b',
    'e',
  ]);
});
