import { addShots, openBoard, pictureOf, seedBoard } from '@takeboard/storyboard';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { findTakes, wordsOf } from '../../src/pool/find-takes.ts';
import { aTake } from './support/a-take.ts';

const doc = new Y.Doc();
seedBoard(doc, pictureOf());
const board = openBoard(doc);
const [gum = '', car = ''] = addShots(board, [
  { title: 'Bubble gum', prompt: 'it pops around us' },
  { title: 'Wedding car' },
]);

const takes = [
  aTake('a', { shotId: car, name: 'IMG_1.mp4' }),
  aTake('b', { shotId: gum, name: 'IMG_2.mp4' }),
  aTake('c', { name: 'gum-bubble-pops.mp4' }),
  aTake('d', { tool: 'Gum 2', promptStart: 'and pops' }),
  aTake('e', { hidden: true, shotId: gum }),
];
const find = (query: string, byServer?: readonly string[]) =>
  findTakes(takes, wordsOf(query), byServer, board.shot).map(({ id }) => id);

it('shows the takes of the server first, in its order, then those whose shot speaks of it', () => {
  expect(find('gum pops', ['d', 'c'])).toEqual(['d', 'c', 'b', 'e']);
});

it('goes on with what it knows itself when the server cannot be asked', () => {
  expect(find('Gum  POPS')).toEqual(['b', 'c', 'd', 'e']);
  expect(find('wedding')).toEqual(['a']);
});

it('needs every word, and shows all without any', () => {
  expect(find('gum zebra', [])).toEqual([]);
  expect(find('  ')).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('passes over takes that are gone since the server looked', () => {
  expect(find('wedding', ['x', 'a'])).toEqual(['a']);
});
