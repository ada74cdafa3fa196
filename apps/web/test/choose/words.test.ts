import { METHODS } from '@takeboard/voting';
import { expect, test } from 'vitest';
import { markInWords } from '../../src/choose/method-words.ts';
import { callPeople } from '../../src/choose/round-context.tsx';
import { numberAndTitle } from '../../src/choose/shot-name.ts';

test('every mark of every method is said with how many there are', () => {
  const all = METHODS.flatMap(({ marks }) => marks.map(markInWords));
  expect(all.every(({ sign, words }) => sign !== '' && words !== '')).toBe(true);
  expect(markInWords({ mark: 'love', most: 1 })).toEqual({ sign: '♥', words: 'love, one' });
  expect(markInWords({ mark: 'like', most: 2 }).words).toBe('like, up to two');
  expect(markInWords({ mark: 'like', most: null }).words).toBe('like, as many as you like');
});

test('people are called by their first name, and by all of it where two share one', () => {
  const face = { color: '#fff', initials: 'X', role: 'artist' } as const;
  const { nameOf, faceOf } = callPeople(
    [{ userId: 'gone', name: 'Ida Berg' }],
    [
      { userId: 'a', name: 'Dana Trent', ...face },
      { userId: 'b', name: 'Dana Ruiz', ...face },
      { userId: 'c', name: 'Milo Garcia', ...face },
    ],
  );
  expect(['a', 'b', 'c', 'gone', 'nobody'].map(nameOf)).toEqual([
    'Dana Trent',
    'Dana Ruiz',
    'Milo',
    'Ida',
    'Somebody who left',
  ]);
  expect(faceOf('gone')).toMatchObject({ name: 'Ida Berg', initials: 'I' });
});

test('a shot that is gone from the board is called what it was when the round began', () => {
  const board = {
    shot: (id: string) => (id === '22' ? { label: '22A', title: '' } : undefined) as never,
  };
  expect(numberAndTitle({ shotId: '22', label: '22 Football field' }, board)).toEqual({
    number: '22A',
    title: 'Untitled shot',
  });
  expect(numberAndTitle({ shotId: '9', label: '9 Wedding car' }, board)).toEqual({
    number: '9',
    title: 'Wedding car',
  });
});
