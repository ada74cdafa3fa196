import { describe, expect, test } from 'vitest';
import { findJoin, sayJoin, takeInJoin } from '../../src/wall/find-join.ts';
import { shotId, songBoard } from '../audition/support/song-board.ts';
import { aTake } from '../pool/support/a-take.ts';

const board = songBoard({ starts: [0, 3840, 7680, null] });
const of = (label: string) => shotId(board, label);
const picked = aTake('picked');
const join = (label: string, picks: readonly string[] = []) =>
  findJoin(board, of(label), (id) => (picks.map(of).includes(id) ? picked : undefined));

describe('a shot joins', () => {
  test('the picks before and after it', () => {
    const { before, after } = join('2', ['1', '3']);
    expect(before).toMatchObject({ kind: 'take', shot: { label: '1' }, take: { id: 'picked' } });
    expect(after).toMatchObject({ kind: 'take', shot: { label: '3' } });
  });

  test('shots that have neither pick nor panel', () => {
    const { before, after } = join('2');
    expect(before).toMatchObject({ kind: 'open', shot: { label: '1' } });
    expect(after).toMatchObject({ kind: 'open', shot: { label: '3' } });
  });

  test('the ends of the film', () => {
    expect(join('1', ['2']).before).toEqual({ kind: 'edge' });
    expect(join('3', ['2']).after).toEqual({ kind: 'edge' });
  });

  test('its neighbours in the order of the shots while it hangs nowhere', () => {
    expect(join('4', ['3']).before).toMatchObject({ kind: 'take', shot: { label: '3' } });
    expect(join('4', ['3']).after).toEqual({ kind: 'edge' });
  });

  test('nothing when it is gone', () => {
    expect(findJoin(board, 'gone', () => picked)).toEqual({
      before: { kind: 'edge' },
      after: { kind: 'edge' },
    });
  });
});

describe('of mine', () => {
  const takes = ['a', 'b', 'c'];
  const marks = { a: { mark: 'no' }, b: { mark: 'like' }, c: { mark: 'love' } } as const;

  test('the loved take is shown, else a liked one, else the one I stand on', () => {
    expect(takeInJoin(takes, { marks }, 'a')).toEqual({ takeId: 'c', as: '♥' });
    expect(takeInJoin(takes, { marks: { a: marks.a, b: marks.b } }, 'a')).toEqual({
      takeId: 'b',
      as: '✓',
    });
    expect(takeInJoin(takes, { marks: { a: marks.a } }, 'a')).toEqual({ takeId: 'a', as: null });
    expect(takeInJoin([], { marks: {} }, null)).toBeNull();
  });

  test('it is said what stands beside it', () => {
    const mine = takeInJoin(takes, { marks }, 'a');
    expect(sayJoin(join('2', ['1', '3']), mine, '3')).toBe('1’s out · your ♥ · 3’s in');
    expect(sayJoin(join('1'), { takeId: 'a', as: null }, '1')).toBe(
      'the film begins · take 1 · 2 has no pick',
    );
    expect(sayJoin(join('3', ['2']), null, '')).toBe('2’s out · yours · the film ends');
  });
});
