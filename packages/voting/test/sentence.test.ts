import { expect, it } from 'vitest';
import { readSentence } from '../src/index.ts';
import { joined, sentence, theTakes, theVoters, together } from '../src/sentence.ts';
import { read } from './ballots.ts';

it('[V12] people are named up to eight, and counted beyond', () => {
  const people = (count: number) => Array.from({ length: count }, (_, i) => `P${i}`);
  expect(read(theVoters(['Dana']))).toBe('Dana');
  expect(read(theVoters(['Dana', 'Milo']))).toBe('Dana and Milo');
  expect(read(theVoters(['Dana', 'Milo', 'Ava']))).toBe('Dana, Milo and Ava');
  expect(read(theVoters(people(8)))).toContain('P0, P1');
  expect(read(theVoters(people(9)))).toBe('9 people');
});

it('[V12] one does, two both do, several all do', () => {
  expect(read(together(['Dana'], 'likes', 'like'))).toBe('Dana likes');
  expect(read(together(['Dana', 'Milo'], 'likes', 'like'))).toBe('Dana and Milo both like');
  expect(read(together(['A', 'B', 'C'], 'likes', 'like'))).toBe('A, B and C all like');
  const many = Array.from({ length: 200 }, (_, i) => `P${i}`);
  expect(read(sentence(together(many, 'likes', 'like'), ' it.'))).toBe('All 200 like it.');
});

it('a sentence begins with a capital, but a name is left as it is', () => {
  expect(read(sentence('in the duel: ', theTakes(['a', 'b']), '.'))).toBe('In the duel: a and b.');
  expect(read(sentence({ voter: 'dana' }, ' said so.'))).toBe('dana said so.');
  expect(sentence()).toEqual([]);
  expect(read(joined([['one'], ['two'], ['three']], ', '))).toBe('one, two, three');
});

it('names are put in when it is read, and ids stay out of sight', () => {
  const said = sentence({ voter: 'v1' }, ' likes ', { take: 't1' }, '.');
  const names = { voter: () => 'Dana', take: () => 'field-01.mp4' };
  expect(readSentence(said, names)).toBe('Dana likes field-01.mp4.');
});
