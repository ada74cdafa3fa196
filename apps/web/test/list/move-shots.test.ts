import { addShots, moveShots, openBoard, pictureOf, seedBoard } from '@takeboard/storyboard';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { nudgeShots } from '../../src/list/move-shots.ts';

function boardOf(titles: readonly string[]) {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  const board = openBoard(doc);
  const ids = addShots(
    board,
    titles.map((title) => ({ title })),
  );
  const idOf = (title: string) => ids[titles.indexOf(title)] as string;
  const order = () =>
    board
      .shots()
      .map(({ title }) => title)
      .join('');
  return { board, idOf, order };
}

it('moves one shot past its neighbour, and not beyond the ends', () => {
  const { board, idOf, order } = boardOf(['a', 'b', 'c']);
  expect(nudgeShots(board, [idOf('b')], -1, null)).toBe('moved');
  expect(order()).toBe('bac');
  expect(nudgeShots(board, [idOf('b')], -1, null)).toBe('at the edge');
  expect(nudgeShots(board, [idOf('b')], 1, null)).toBe('moved');
  expect(nudgeShots(board, [idOf('b')], 1, null)).toBe('moved');
  expect(order()).toBe('acb');
  expect(nudgeShots(board, [idOf('b')], 1, null)).toBe('at the edge');
});

it('moves several as a block and closes the gaps between them', () => {
  const { board, idOf, order } = boardOf([...'abcdef']);
  nudgeShots(board, [idOf('e'), idOf('c')], -1, null);
  expect(order()).toBe('acebdf');
  nudgeShots(board, [idOf('c'), idOf('e')], 1, null);
  expect(order()).toBe('abcedf');
});

it('places shots behind any other and loses none', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...'abcdef'], { minLength: 1 }),
      fc.option(fc.constantFrom(...'abcdef')),
      (moved, after) => {
        const { board, idOf, order } = boardOf([...'abcdef']);
        const behind = after !== null && moved.includes(after) ? null : after;
        moveShots(board, moved.map(idOf), { after: behind === null ? null : idOf(behind) });
        const rest = [...'abcdef'].filter((title) => !moved.includes(title));
        const at = behind === null ? 0 : rest.indexOf(behind) + 1;
        expect(order()).toBe([...rest.slice(0, at), ...moved, ...rest.slice(at)].join(''));
      },
    ),
  );
});

it('is one step of undo', () => {
  const { board, idOf, order } = boardOf([...'abc']);
  const origin = {};
  const undo = new Y.UndoManager([board.roots.cuts], { trackedOrigins: new Set([origin]) });
  moveShots(board, [idOf('c'), idOf('b')], { after: null }, origin);
  expect(order()).toBe('cba');
  undo.undo();
  expect(order()).toBe('abc');
});
