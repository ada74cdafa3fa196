import { addShots, openBoard, pictureOf, seedBoard } from '@takeboard/storyboard';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { ApiFailure } from '../../src/api/api-failure.ts';
import { openUndoStack } from '../../src/live/undo-stack.ts';

function open() {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  const board = openBoard(doc);
  const command = { name: 'command' };
  const failures: string[] = [];
  const undo = openUndoStack(
    doc,
    [doc.getMap('shots'), doc.getMap('cuts')],
    command,
    () => undefined,
    (what) => failures.push(what),
  );
  const asked: string[] = [];
  /** What the server says to the next requests; nothing: it does as asked. */
  const refusals: unknown[] = [];
  const step = (says: string) => ({
    says,
    undo: () => answer(`undo ${says}`),
    redo: () => answer(`redo ${says}`),
  });
  async function answer(what: string) {
    asked.push(what);
    const refusal = refusals.shift();
    if (refusal !== undefined) throw refusal;
  }
  const newShot = () => addShots(board, [{}], {}, command);
  /** Until the requests that are on their way are answered. */
  const answered = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    undo,
    step,
    asked,
    refusals,
    failures,
    newShot,
    answered,
    shots: () => board.shots().length,
  };
}

it('takes back what was done on the server and on the board in the order of doing', async () => {
  const { undo, step, asked, newShot, answered, shots } = open();
  newShot();
  undo.did(step('filed'));
  newShot();
  undo.did(step('hidden'));

  undo.undo();
  await answered();
  expect([asked.splice(0), shots()]).toEqual([['undo hidden'], 2]);
  undo.undo();
  await answered();
  expect([asked.splice(0), shots()]).toEqual([[], 1]);
  undo.undo();
  undo.undo();
  await answered();
  expect([asked.splice(0), shots()]).toEqual([['undo filed'], 0]);

  for (let i = 0; i < 4; i++) undo.redo();
  await answered();
  expect([asked, shots()]).toEqual([['redo filed', 'redo hidden'], 2]);
});

it('takes takes out of the shots that were made for them together with the shots', async () => {
  const { undo, step, asked, newShot, answered, shots } = open();
  newShot();
  undo.did(step('before'));
  newShot();
  undo.did(step('one'), { joins: true });
  undo.did(step('two'), { joins: true });

  undo.undo();
  await answered();
  expect([asked.splice(0), shots()]).toEqual([['undo two', 'undo one'], 1]);
  undo.redo();
  await answered();
  expect([asked.splice(0), shots()]).toEqual([['redo one', 'redo two'], 2]);
  undo.undo();
  undo.undo();
  await answered();
  expect([asked, shots()]).toEqual([['undo two', 'undo one', 'undo before'], 1]);
});

it('tries again what the server could not be asked, after saying so', async () => {
  const { undo, step, asked, refusals, failures, answered } = open();
  undo.did(step('3 takes hidden'));
  refusals.push(ApiFailure.unreachable(new Error('offline')));
  undo.undo();
  await answered();
  expect(failures).toEqual(['Not taken back: 3 takes hidden']);
  expect([undo.canUndo(), undo.canRedo()]).toEqual([true, false]);
  undo.undo();
  await answered();
  expect([asked.length, undo.canUndo(), undo.canRedo()]).toEqual([2, false, true]);
});

it('drops what the server will not take back, so that what was done before it can be', async () => {
  const { undo, step, refusals, failures, newShot, answered, shots } = open();
  newShot();
  undo.did(step('filed'));
  refusals.push(ApiFailure.of(404, { error: { code: 'take_not_found', message: 'Gone.' } }));
  undo.undo();
  await answered();
  expect([failures.length, undo.canRedo()]).toEqual([1, false]);
  undo.undo();
  expect(shots()).toBe(0);
});

it('forgets what never happened', () => {
  const { undo, step } = open();
  const forget = undo.did(step('filed'));
  forget();
  expect(undo.canUndo()).toBe(false);
});

it('does again nothing that something new was done after', () => {
  const { undo, step, newShot } = open();
  undo.did(step('filed'));
  undo.undo();
  newShot();
  expect(undo.canRedo()).toBe(false);
});
