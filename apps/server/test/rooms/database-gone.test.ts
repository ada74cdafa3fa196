import { expect, onTestFinished, test } from 'vitest';
import { databaseAt } from '../../src/database/open-database.ts';
import { freshDatabase } from '../support/test-database.ts';
import { Client } from './client.ts';
import { contentOf, makeBoard, startNode, until } from './live-board.ts';
import { PostgresProxy } from './postgres-proxy.ts';

const real = await freshDatabase();

async function scene() {
  const proxy = await PostgresProxy.open(real.url);
  const database = databaseAt(proxy.url, 'external', () => Promise.resolve());
  const node = await startNode(database);
  onTestFinished(async () => {
    await proxy.mend();
    await node.stop();
    await database.close();
    await proxy.close();
  });
  const { boardId, director } = await makeBoard(real, node.rooms);
  const join = () => {
    const client = new Client(node.url, boardId, director);
    onTestFinished(() => client.close());
    return client;
  };
  const [one, two] = [join(), join()];
  await until('both are synced', () => one.saved && two.saved);
  return { proxy, node, boardId, one, two, join };
}

test('while the database is gone nothing is shown or called saved; when it is back, nothing is lost', async () => {
  const { proxy, one, two, join } = await scene();
  await proxy.cut();
  one.doc.getMap('looks').set('a', 1);
  await until('it says so', () => two.notices.some((notice) => notice.kind === 'paused'));
  two.doc.getMap('looks').set('b', 2);
  one.doc.getMap('looks').set('c', 3);
  const late = join();
  await until('a newcomer is asked to come back', () => late.closed?.code === 1013);
  expect([one.saved, two.saved]).toEqual([false, false]);
  expect([...two.doc.getMap('looks').keys()]).toEqual(['b']);

  await proxy.mend();
  await until('everything is committed', () => one.saved && two.saved);
  expect(
    one.notices
      .filter(({ kind }) => kind === 'paused' || kind === 'resumed')
      .map(({ kind }) => kind),
  ).toEqual(['paused', 'resumed']);
  expect(contentOf(two.doc)).toEqual(contentOf(one.doc));
  const newcomer = join();
  await until('a newcomer is synced', () => newcomer.saved);
  expect(newcomer.doc.getMap('looks').toJSON()).toEqual({ a: 1, b: 2, c: 3 });
});

test('a commit whose answer was lost is written again, and that changes nothing', async () => {
  const { proxy, one, two } = await scene();
  for (let round = 0; round < 6; round++) {
    one.doc.getMap('looks').set(`k${round}`, round);
    await new Promise(setImmediate);
    await proxy.cut();
    await proxy.mend();
    await until('it is committed', () => one.saved);
  }
  await until('the other has all', () => two.doc.getMap('looks').size === 6);
  expect(contentOf(two.doc)).toEqual(contentOf(one.doc));
  expect([one.closed, two.closed]).toEqual([undefined, undefined]);
});

test('an absence that nobody writes into is told as soon as somebody does, and is over by itself', async () => {
  const { proxy, one } = await scene();
  await proxy.cut();
  await proxy.mend();
  one.doc.getMap('looks').set('a', 1);
  await until('it is committed', () => one.saved);
});

test(
  'a database that swallows everything is given up, and the edit is written through a new connection',
  { timeout: 30_000 },
  async () => {
    const { proxy, one, two } = await scene();
    proxy.mute();
    one.doc.getMap('looks').set('a', 1);
    await until('it says so', () => one.notices.some((notice) => notice.kind === 'paused'), 14_000);
    await proxy.cut();
    await proxy.mend();
    await until('it is committed', () => one.saved && two.doc.getMap('looks').has('a'));
  },
);

test('a server that stops while the database is gone stops all the same; the edit stays with its client', async () => {
  const { proxy, node, one } = await scene();
  await proxy.cut();
  one.doc.getMap('looks').set('mine', 1);
  await until('it says so', () => one.notices.some((notice) => notice.kind === 'paused'));
  const began = performance.now();
  await node.rooms.close();
  expect(performance.now() - began).toBeLessThan(3000);
  const closed = await until('it is closed', () => one.closed);
  expect(closed.code).toBe(1012);
  expect(one.saved).toBe(false);
  await proxy.mend();
  const next = await startNode(real);
  onTestFinished(() => next.stop());
  one.reconnect(next.url);
  await until('it is committed by the next server', () => one.saved);
  const other = new Client(next.url, one.boardId, one.as);
  onTestFinished(() => other.close());
  await until('others see it', () => other.doc.getMap('looks').has('mine'));
});
