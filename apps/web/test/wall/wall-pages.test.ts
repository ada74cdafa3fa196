import { describe, expect, test } from 'vitest';
import {
  dockedTakes,
  movedFocus,
  pageAt,
  pageWith,
  pagesOf,
  sayTurn,
} from '../../src/wall/wall-pages.ts';

const takes = (count: number) => Array.from({ length: count }, (_, i) => `t${i + 1}`);

describe('pages', () => {
  test('hold twelve takes each, and one holds none', () => {
    expect([0, 1, 12, 13, 60].map(pagesOf)).toEqual([1, 1, 1, 2, 5]);
    expect(pageAt(takes(13), 0)).toHaveLength(12);
    expect(pageAt(takes(13), 1)).toEqual(['t13']);
    expect(pageAt(takes(13), 2)).toEqual([]);
    expect([0, 11, 12, 59].map(pageWith)).toEqual([0, 0, 1, 4]);
  });

  test('say what is on the next one and the one before', () => {
    expect(sayTurn(12, 0, 1)).toBeNull();
    expect(sayTurn(12, 0, -1)).toBeNull();
    expect(sayTurn(13, 0, 1)).toBe('1 more take');
    expect(sayTurn(20, 0, 1)).toBe('8 more takes');
    expect(sayTurn(60, 1, 1)).toBe('takes 25 to 36 of 60');
    expect(sayTurn(60, 1, -1)).toBe('takes 1 to 12 of 60');
    expect(sayTurn(13, 1, -1)).toBe('takes 1 to 12 of 13');
  });
});

describe('docked takes', () => {
  const marks = {
    t1: { mark: 'like' },
    t2: { mark: 'no' },
    t3: { mark: 'love' },
    t13: { mark: 'like' },
  } as const;

  test('are the loved and liked ones of other pages, the loved ones first', () => {
    expect(dockedTakes(takes(30), 1, { marks })).toEqual(['t3', 't1']);
    expect(dockedTakes(takes(30), 0, { marks })).toEqual(['t13']);
    expect(dockedTakes(takes(30), 2, { marks })).toEqual(['t3', 't1', 't13']);
  });

  test('leave out marks on takes that are not on the wall', () => {
    expect(dockedTakes(takes(12), 0, { marks: { gone: { mark: 'love' } } })).toEqual([]);
  });
});

describe('the focus', () => {
  const wall = { count: 30, columns: 4 };

  test('goes from page to page at the ends', () => {
    expect(movedFocus(11, 'right', wall)).toBe(12);
    expect(movedFocus(12, 'left', wall)).toBe(11);
    expect(movedFocus(0, 'left', wall)).toBe(0);
    expect(movedFocus(29, 'right', wall)).toBe(29);
  });

  test('stays on its page up and down', () => {
    expect(movedFocus(1, 'down', wall)).toBe(5);
    expect(movedFocus(9, 'down', wall)).toBe(9);
    expect(movedFocus(13, 'up', wall)).toBe(13);
    expect(movedFocus(17, 'up', wall)).toBe(13);
    // The last page has six: nothing stands under its second row.
    expect(movedFocus(26, 'down', wall)).toBe(26);
  });

  test('finds the first and the last take of a page', () => {
    expect(movedFocus(15, 'first', wall)).toBe(12);
    expect(movedFocus(15, 'last', wall)).toBe(23);
    expect(movedFocus(25, 'last', wall)).toBe(29);
  });

  test('has nowhere to go on an empty wall', () => {
    expect(movedFocus(0, 'right', { count: 0, columns: 1 })).toBe(0);
  });
});
