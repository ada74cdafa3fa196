import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { publishEvent } from '../../src/events/publish-event.ts';
import { compactLog } from '../../src/rooms/compaction.ts';
import { LIMITS } from '../../src/rooms/limits.ts';
import { freshDatabase } from '../support/test-database.ts';
import { Client } from './client.ts';
import {
  addMember,
  addPerson,
  contentOf,
  makeBoard,
  setRole,
  startNode,
  until,
} from './live-board.ts';

const database = await freshDatabase();

async function twoNodes() {
  const nodes = [await startNode(database), await startNode(database)] as const;
  onTestFinished(async () => void (await Promise.all(nodes.map((node) => node.stop()))));
  const { boardId, director } = await makeBoard(database, nodes[0].rooms);
  const [one, two] = [
    new Client(nodes[0].url, boardId, director),
    new Client(nodes[1].url, boardId, director),
  ];
  onTestFinished(() => [one, two].forEach((client) => client.close()));
  await until('both are synced', () => one.saved && two.saved);
  return { nodes, boardId, director, one, two };
}

const cutListeners = () =>
  database.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'takeboard listen' and datname = current_database()`;

test('an edit on one server shows on the other, small and large alike, and both converge', async () => {
  const { one, two } = await twoNodes();
  one.doc.getMap('looks').set('small', 1);
  await until('the small one arrives', () => two.doc.getMap('looks').has('small'));
  one.doc.getMap('looks').set('large', 'x'.repeat(LIMITS.notifyBytes * 4));
  one.doc.getMap('looks').set('after', 2);
  await until('the large one and the next arrive', () => two.doc.getMap('looks').has('after'));
  for (let i = 0; i < 50; i++) (i % 2 ? one : two).doc.getMap('looks').set('shared', i);
  await until('all is committed', () => one.saved && two.saved);
  await until(
    'they converge',
    () => JSON.stringify(contentOf(one.doc)) === JSON.stringify(contentOf(two.doc)),
  );
});

test('an edit while a server hears nothing arrives all the same', async () => {
  const { one, two } = await twoNodes();
  await cutListeners();
  one.doc.getMap('looks').set('unheard', 1);
  await until('it arrives', () => two.doc.getMap('looks').has('unheard'), LIMITS.sweepMs * 3);
});

test('rows that another server folded away before they were heard of are read from the snapshot', async () => {
  const { boardId, two } = await twoNodes();
  const doc = new Y.Doc();
  doc.getMap('looks').set('folded', true);
  // Written and folded by somebody who notifies nobody.
  await database.sql`insert into doc_update (board_id, actor, bytes)
    values (${boardId}, null, ${Buffer.from(Y.encodeStateAsUpdate(doc))})`;
  await compactLog(database, boardId);
  await until('it arrives', () => two.doc.getMap('looks').has('folded'), LIMITS.sweepMs * 3);
});

test('a viewer who comes over from another server with news this one lacks is not expelled', async () => {
  const { nodes, boardId } = await twoNodes();
  const viewer = await addPerson(database);
  await addMember(database, boardId, viewer, 'viewer');
  const news = new Y.Doc();
  news.getMap('looks').set('news', 1);
  const update = Y.encodeStateAsUpdate(news);
  // Committed, but told to neither server yet; the viewer has it.
  await database.sql`insert into doc_update (board_id, actor, bytes) values (${boardId}, null, ${Buffer.from(update)})`;
  const client = new Client(nodes[1].url, boardId, viewer, news);
  onTestFinished(() => client.close());
  await until('the viewer is in', () => client.saved);
  expect(client.closed).toBeUndefined();
});

test('events come in order, are caught up after an absence, and become a gap when there are too many', async () => {
  const { boardId, one, two } = await twoNodes();
  const publish = (kind: 'members' | 'files', id: string) =>
    database.db.transaction((tx) => publishEvent(tx, boardId, kind, [id]));
  await publish('members', 'm1');
  await publish('files', 'f1');
  for (const client of [one, two]) {
    await until(
      'both events arrive',
      () => client.notices.filter((notice) => 'seq' in notice).length === 2,
    );
  }
  const [first, second] = one.notices.filter((notice) => 'seq' in notice);
  expect([first?.kind, second?.kind, first?.['ids']]).toEqual(['members', 'files', ['m1']]);

  two.notices.length = 0;
  two.sendSince(Number(first?.['seq']));
  await until('it is caught up', () => two.notices.length === 1);
  expect(two.notices).toEqual([second]);

  for (let i = 0; i <= LIMITS.eventCatchUp; i++) await publish('files', `f${i}`);
  await until('the last arrives', () =>
    one.notices.some((notice) => String(notice['ids']) === `f${LIMITS.eventCatchUp}`),
  );
  two.notices.length = 0;
  two.sendSince(Number(first?.['seq']));
  const gap = await until('a gap is told', () =>
    two.notices.find((notice) => notice.kind === 'gap'),
  );
  expect(gap['seq']).toBe(one.notices.at(-1)?.['seq']);

  await database.sql`delete from board_event where seq = ${Number(second?.['seq'])}`;
  two.notices.length = 0;
  two.sendSince(Number(second?.['seq']));
  await until('a forgotten past is a gap', () =>
    two.notices.some((notice) => notice.kind === 'gap'),
  );
});

test('a removal that nobody heard of is noticed when the server hears again', async () => {
  const { boardId, nodes } = await twoNodes();
  const guest = await addPerson(database);
  await addMember(database, boardId, guest, 'editor');
  const client = new Client(nodes[1].url, boardId, guest);
  onTestFinished(() => client.close());
  await until('it is synced', () => client.saved);
  await database.sql`delete from member where board_id = ${boardId} and user_id = ${guest}`;
  await cutListeners();
  const closed = await until('it is out', () => client.closed);
  expect(closed.code).toBe(4403);
});

test('a removal on one server ends the connection on the other within 5 s', async () => {
  const { boardId, nodes } = await twoNodes();
  const guest = await addPerson(database);
  await addMember(database, boardId, guest, 'editor');
  const client = new Client(nodes[1].url, boardId, guest);
  onTestFinished(() => client.close());
  await until('it is synced', () => client.saved);
  await setRole(database, boardId, guest, undefined);
  await until('it is out', () => client.closed?.code === 4403, 5000);
});

test('a server that is alone wakes nobody, and begins to when another one starts', async () => {
  const own = await freshDatabase('test');
  const alone = await startNode(own);
  onTestFinished(() => alone.stop());
  const { boardId, director } = await makeBoard(own, alone.rooms);
  const one = new Client(alone.url, boardId, director);
  onTestFinished(() => one.close());
  await until('it is synced', () => one.saved);
  let woken = 0;
  const { unlisten } = await own.sql.listen('takeboard', (told) => {
    if (told.includes('"update"')) woken += 1;
  });
  onTestFinished(() => unlisten());
  let edits = 0;
  const edit = async () => {
    one.doc.getMap('looks').set('n', edits++);
    await until('it is committed', () => one.saved);
  };
  await until(
    'it wakes nobody',
    async () => {
      const before = woken;
      for (let i = 0; i < 5; i++) await edit();
      return woken === before;
    },
    15_000,
  );
  const second = await startNode(own);
  onTestFinished(() => second.stop());
  const two = new Client(second.url, boardId, director);
  onTestFinished(() => two.close());
  await until('the other is synced', () => two.saved);
  const before = woken;
  await until('it wakes the other', async () => {
    await edit();
    return woken > before;
  });
  await until('the edits arrive', () => two.doc.getMap('looks').get('n') === edits - 1);
});
