import { describe, expect, it } from 'vitest';
import type { Take } from '../../src/api/wire.ts';
import {
  EVERYTHING,
  countTakes,
  isEverything,
  isIn,
  narrow,
  readSaved,
  shapeOf,
  usualAspect,
} from '../../src/pool/pool-filter.ts';
import type { PoolFilter } from '../../src/pool/pool-filter.ts';
import { aTake } from './support/a-take.ts';

const standing = {
  isShot: (id: string) => id === '23' || id === '24',
  isShort: (id: string) => id === 'mine' || id === 'coming',
  isLiked: (id: string) => id === 'lost' || id === 'mine' || id === 'coming',
};
const facts = (width: number, height: number) => ({
  facts: { ...(aTake('any').facts as NonNullable<Take['facts']>), width, height },
});

const takes = [
  aTake('filed', { shotId: '23', seen: true, tool: 'Runway gen4.5' }),
  aTake('lost', { shotId: 'gone', tool: 'Pika 2.2' }),
  aTake('none', { importedBy: 'milo' }),
  aTake('mine', { shotId: '24', hidden: true, ...facts(720, 1280) }),
  aTake('ours', { hidden: true, hiddenByAll: true }),
  aTake('theirs', { hiddenByAll: true }),
  aTake('coming', { state: 'decoding', facts: null }),
  aTake('broken', { state: 'failed', facts: null, shotId: '23' }),
];
const shown = (change: Partial<PoolFilter>) =>
  takes.filter((take) => isIn(take, { ...EVERYTHING, ...change }, standing)).map(({ id }) => id);

describe('what is shown', () => {
  it('is every take that is ready, hidden ones included', () => {
    expect(shown({})).toEqual(['filed', 'lost', 'none', 'mine', 'ours', 'theirs']);
  });

  it('counts takes of a shot that is gone as without one', () => {
    expect(shown({ part: 'without-shot' })).toEqual(['lost', 'none', 'ours', 'theirs']);
  });

  it('holds nothing unseen that is hidden anyway', () => {
    expect(shown({ part: 'unseen' })).toEqual(['lost', 'none']);
  });

  it('tells what I have hidden from what all have', () => {
    expect(shown({ part: 'hidden-by-me' })).toEqual(['mine', 'ours']);
    expect(shown({ part: 'hidden-by-all' })).toEqual(['ours', 'theirs']);
  });

  it('leaves hidden ones out when asked, but not where they are asked for', () => {
    expect(shown({ withoutHidden: true })).toEqual(['filed', 'lost', 'none']);
    expect(shown({ part: 'hidden-by-me', withoutHidden: true })).toEqual(['mine', 'ours']);
  });

  it('has the takes that end before their shot does, once they are takes', () => {
    expect(shown({ part: 'too-short' })).toEqual(['mine']);
  });

  it('has what reveals showed to be loved or liked, hidden or not', () => {
    expect(shown({ part: 'liked' })).toEqual(['lost', 'mine']);
  });

  it('has the files that are no takes apart', () => {
    expect(shown({ part: 'not-ready' })).toEqual(['coming', 'broken']);
  });

  it('is narrowed by shot, tool, maker and shape together', () => {
    expect(shown({ shotId: '23' })).toEqual(['filed']);
    expect(shown({ madeWith: 'Pika 2.2' })).toEqual(['lost']);
    expect(shown({ madeWith: '' })).toEqual(['none', 'mine', 'ours', 'theirs']);
    expect(shown({ madeBy: 'milo' })).toEqual(['none']);
    expect(shown({ shape: '9:16' })).toEqual(['mine']);
    expect(shown({ shape: '9:16', madeBy: 'milo' })).toEqual([]);
  });
});

it('counts over the whole board what each choice stands for', () => {
  const counts = countTakes(takes, standing);
  expect(counts.parts).toEqual({
    all: 6,
    'without-shot': 4,
    unseen: 2,
    liked: 2,
    'hidden-by-me': 2,
    'hidden-by-all': 2,
    'too-short': 1,
    'not-ready': 2,
  });
  expect(counts.failed).toBe(1);
  expect([...counts.shots]).toEqual([
    ['23', 1],
    ['24', 1],
  ]);
  expect(counts.madeBy.get('milo')).toBe(1);
  expect(usualAspect(counts)).toBe(16 / 9);
});

it('does not ask for takes without a shot of one shot', () => {
  const without = narrow({ ...EVERYTHING, shotId: '23' }, { part: 'without-shot' });
  expect(without).toMatchObject({ part: 'without-shot', shotId: null });
  expect(narrow(without, { shotId: '24' })).toMatchObject({ part: 'all', shotId: '24' });
  expect(isEverything(narrow(without, { part: 'all' }))).toBe(true);
});

it('reads back what it saved, and what an older or newer version wrote as far as it fits', () => {
  const filter = narrow(EVERYTHING, { part: 'unseen', madeWith: 'Pika 2.2' });
  expect(readSaved({ ...filter, query: 'gum' })).toEqual({ filter, query: 'gum' });
  expect(readSaved({ part: 'loved', shape: 5, madeWith: 'Pika 2.2', more: 1 })).toEqual({
    filter: { ...EVERYTHING, madeWith: 'Pika 2.2' },
    query: '',
  });
  expect(readSaved(null)).toEqual({ filter: EVERYTHING, query: '' });
});

it.each([
  [1920, 1080, '16:9'],
  [854, 480, '16:9'],
  [720, 1280, '9:16'],
  [1080, 1080, '1:1'],
  [2048, 858, '2.39'],
  [1920, 1216, 'other wide'],
  [500, 1300, 'other tall'],
])('calls %i×%i %s', (width, height, shape) => {
  expect(shapeOf(facts(width, height))).toBe(shape);
});
