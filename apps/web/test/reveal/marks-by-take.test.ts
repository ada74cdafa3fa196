import { expect, it } from 'vitest';
import { marksByTake, promptNotes } from '../../src/reveal/marks-by-take.ts';
import { aBallot, aReveal } from './a-round.ts';

const reveal = aReveal({
  dana: aBallot({ a: 'like', b: 'love', d: { mark: 'no', reason: ' too dark ' } }),
  milo: aBallot({ a: 'like', c: 'love', d: 'no' }, null),
});
const withAdvice = {
  voters: [
    ...reveal.voters,
    { userId: 'ann', part: 'advises' as const, ballot: aBallot({ c: 'love', e: 'like' }) },
    { userId: 'bo', part: 'decides' as const, ballot: null },
  ],
};

it('puts the pick first, then what was loved most and refused least', () => {
  expect(marksByTake(withAdvice, ['a']).map(({ takeId }) => takeId)).toEqual([
    'a',
    'b',
    'c',
    'e',
    'd',
  ]);
});

it('keeps advice apart: it moves nothing', () => {
  const c = marksByTake(withAdvice, []).find(({ takeId }) => takeId === 'c');
  expect(c?.deciding.map(({ userId }) => userId)).toEqual(['milo']);
  expect(c?.advising.map(({ userId }) => userId)).toEqual(['ann']);
});

it('gathers the reasons for the next prompt', () => {
  const notes = promptNotes({
    voters: [
      {
        userId: 'dana',
        part: 'decides',
        ballot: aBallot({ d: { mark: 'no', reason: 'dark' } }, ' closer '),
      },
      { userId: 'milo', part: 'decides', ballot: aBallot({ d: 'no' }, '') },
      { userId: 'bo', part: 'decides', ballot: null },
    ],
  });
  expect(notes).toEqual([
    { userId: 'dana', takeId: null, text: 'closer' },
    { userId: 'dana', takeId: 'd', text: 'dark' },
  ]);
});
