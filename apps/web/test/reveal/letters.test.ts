import { expect, it } from 'vitest';
import { letterPressed, sayLetters } from '../../src/reveal/letters.ts';
import { whyGone } from '../../src/reveal/use-finalists.ts';

it('reads a letter from what the key prints, else from where it is', () => {
  expect(letterPressed({ key: 'a', code: 'KeyQ' })).toBe('A');
  expect(letterPressed({ key: 'ф', code: 'KeyA' })).toBe('A');
  expect(letterPressed({ key: 'Enter', code: 'Enter' })).toBe('');
});

it('lists the letters there are', () => {
  expect([1, 2, 4].map(sayLetters)).toEqual(['A', 'A or B', 'A, B, C, or D']);
});

it('says why a finalist cannot be chosen any more', () => {
  const why = (take: Parameters<typeof whyGone>[0]) =>
    whyGone(take, { shotId: 's22' }, (id) => (id === 's24' ? '24' : undefined));
  expect(why({ state: 'ready', shotId: 's22' })).toBeNull();
  expect(why(undefined)).toMatch(/^This take is gone\./u);
  expect(why({ state: 'failed', shotId: 's22' })).toMatch(/cannot be played any more/u);
  expect(why({ state: 'ready', shotId: 's24' })).toMatch(/is filed under shot 24 now/u);
  expect(why({ state: 'ready', shotId: null })).toMatch(/is filed under no shot now/u);
});
