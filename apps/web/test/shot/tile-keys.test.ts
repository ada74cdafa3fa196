import { describe, expect, it } from 'vitest';
import { tileAfterKey } from '../../src/shot/tile-keys.ts';

const nine = { count: 9, columns: 2 };

describe('arrows in a list of tiles', () => {
  it('go one on, one back, a row down, a row up', () => {
    expect(tileAfterKey('ArrowRight', 2, nine)).toBe(3);
    expect(tileAfterKey('ArrowLeft', 2, nine)).toBe(1);
    expect(tileAfterKey('ArrowDown', 2, nine)).toBe(4);
    expect(tileAfterKey('ArrowUp', 2, nine)).toBe(0);
    expect(tileAfterKey('Home', 5, nine)).toBe(0);
    expect(tileAfterKey('End', 5, nine)).toBe(8);
  });
  it('stay inside it', () => {
    expect(tileAfterKey('ArrowLeft', 0, nine)).toBe(0);
    expect(tileAfterKey('ArrowRight', 8, nine)).toBe(8);
    expect(tileAfterKey('ArrowUp', 1, nine)).toBe(1);
    expect(tileAfterKey('ArrowDown', 8, nine)).toBe(8);
  });
  it('reach the last tile, which stands alone in its row', () => {
    expect(tileAfterKey('ArrowDown', 7, nine)).toBe(8);
    expect(tileAfterKey('ArrowDown', 6, nine)).toBe(8);
  });
  it('begin at the first when none is selected', () => {
    expect(tileAfterKey('ArrowRight', -1, nine)).toBe(0);
    expect(tileAfterKey('ArrowDown', -1, nine)).toBe(0);
    expect(tileAfterKey('End', -1, nine)).toBe(8);
  });
  it('are nobody’s keys in an empty list, nor are other keys', () => {
    expect(tileAfterKey('ArrowRight', -1, { count: 0, columns: 2 })).toBeUndefined();
    expect(tileAfterKey('a', 0, nine)).toBeUndefined();
  });
});
