import * as Y from 'yjs';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../support/test-database.ts';
import { Client } from './client.ts';
import { addMember, addPerson, contentOf, makeBoard, startNode, until } from './live-board.ts';

const database = await freshDatabase();

const start = async (options?: Parameters<typeof startNode>[1]) => {
  const node = await startNode(database, options);
  onTestFinished(() => node.stop());
  return node;
};

test('an edit reaches the other, is counted as committed, and is on disk', async () => {
  const node = await start();
  const { boardId, director } = await makeBoard(database, node.rooms);
  const artist = await addPerson(database, 'Milo Greene');
  await addMember(database, boardId, artist, 'artist');
  const one = new Client(node.url, boardId, director);
  const two = new Client(node.url, boardId, artist);
  await until('both are synced', () => one.saved && two.saved);

  one.doc.getMap('shots').set('a', new Y.Map([['title', 'Gum']]));
  await until('the edit arrives', () => two.doc.getMap('shots').has('a'));
  await until('the edit is counted', () => one.saved);
  expect(contentOf(two.doc)).toEqual(contentOf(one.doc));
  const rows =
    await database.sql`select actor from doc_update where board_id = ${boardId} order by id`;
  expect(rows.map((row) => row['actor'])).toEqual([null, director]);
  one.close();
  two.close();
});
