import { LAYOUT_VERSION } from '@takeboard/storyboard';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { compactLog } from '../../src/rooms/compaction.ts';
import { applyStored, readDocument } from '../../src/rooms/doc-log.ts';
import { LIMITS } from '../../src/rooms/limits.ts';
import { freshDatabase } from '../support/test-database.ts';
import { Client } from './client.ts';
import { addMember, addPerson, contentOf, makeBoard, startNode, until } from './live-board.ts';

const database = await freshDatabase();

const start = async (options?: Parameters<typeof startNode>[1]) => {
  const node = await startNode(database, options);
  onTestFinished(() => node.stop());
  return node;
};
const join = (url: string, boardId: string, as: string, doc?: Y.Doc) => {
  const client = new Client(url, boardId, as, doc);
  onTestFinished(() => client.close());
  return client;
};
const rowsOf = async (boardId: string) =>
  Number(
    (await database.sql`select count(*) from doc_update where board_id = ${boardId}`)[0]?.['count'],
  );
const stored = async (boardId: string) => {
  const doc = new Y.Doc();
  const found = await readDocument(database.sql, boardId);
  if (found) applyStored(doc, found, 'test');
  return doc;
};
const append = (boardId: string, bytes: Uint8Array) =>
  database.sql`insert into doc_update (board_id, actor, bytes) values (${boardId}, null, ${Buffer.from(bytes)})`;

test('a log is folded into a snapshot that equals it, deletions included', async () => {
  const node = await start();
  const { boardId } = await makeBoard(database, node.rooms);
  const doc = await stored(boardId);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 320; i++) doc.getMap('looks').set(`k${i % 40}`, new Y.Map([['n', i]]));
  for (let i = 0; i < 20; i++) doc.getMap('looks').delete(`k${i}`);
  for (const update of updates) await append(boardId, update);
  const before = Y.snapshot(await stored(boardId));

  const compacted = await compactLog(database, boardId);
  expect(compacted?.ids).toHaveLength(341);
  expect(await rowsOf(boardId)).toBe(0);
  expect(Y.equalSnapshots(Y.snapshot(await stored(boardId)), before)).toBe(true);
  expect(await compactLog(database, boardId)).toBeUndefined();
});

test('a row that was given a lower id but committed later survives compaction', async () => {
  const node = await start();
  const { boardId } = await makeBoard(database, node.rooms);
  const late = new Y.Doc();
  late.getMap('looks').set('late', true);
  const connection = await database.sql.reserve();
  await connection`begin`;
  await connection`insert into doc_update (board_id, actor, bytes)
    values (${boardId}, null, ${Buffer.from(Y.encodeStateAsUpdate(late))})`;
  const early = new Y.Doc();
  early.getMap('looks').set('early', true);
  await append(boardId, Y.encodeStateAsUpdate(early));
  await compactLog(database, boardId);
  await connection`commit`;
  connection.release();
  expect(await rowsOf(boardId)).toBe(1);
  expect(contentOf(await stored(boardId))).toMatchObject({ looks: { late: true, early: true } });
});

test('two compactions at once: one works, the other stands back', async () => {
  const node = await start();
  const { boardId } = await makeBoard(database, node.rooms);
  const results = await Promise.all([compactLog(database, boardId), compactLog(database, boardId)]);
  expect(results.filter((result) => result !== undefined).length).toBeGreaterThanOrEqual(1);
  expect(contentOf(await stored(boardId))).toMatchObject({ meta: { layout: LAYOUT_VERSION } });
});

test('a long log is compacted while people work, and they notice nothing', async () => {
  const node = await start();
  const { boardId, director } = await makeBoard(database, node.rooms);
  const one = join(node.url, boardId, director);
  const two = join(node.url, boardId, director);
  await until('both are synced', () => one.saved && two.saved);
  for (let i = 0; i <= LIMITS.compactRows + 20; i++) {
    one.doc.getMap('looks').set('n', i);
    if (i % 4 === 0) await until('it is committed', () => one.saved);
  }
  one.doc.getMap('looks').set('bulk', new Uint8Array(LIMITS.compactBytes + 1));
  await until('the log is short', async () => (await rowsOf(boardId)) < 50);
  await until('all is committed', () => one.saved);
  await until('the other has it', () => two.doc.getMap('looks').has('bulk'));
  expect(contentOf(await stored(boardId))).toEqual(contentOf(two.doc));
});

test('a board nobody is on is unloaded and compacted; who comes in time cancels that', async () => {
  const node = await start({ unloadAfterMs: 60 });
  const { boardId, director } = await makeBoard(database, node.rooms);
  const one = join(node.url, boardId, director);
  await until('it is synced', () => one.saved);
  one.doc.getMap('looks').set('a', 1);
  await until('it is committed', () => one.saved);
  one.close();
  await until('it is gone', () => one.closed);
  const two = join(node.url, boardId, director);
  await until('another came', () => two.saved);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(node.rooms.stats().rooms).toBe(1);
  two.close();
  await until('it is unloaded', () => node.rooms.stats().rooms === 0);
  await until('its log is short', async () => (await rowsOf(boardId)) === 0);
  const three = join(node.url, boardId, director);
  await until('a third came', () => three.saved);
  expect(three.doc.getMap('looks').get('a')).toBe(1);
});

test.each([
  ['damaged', async (boardId: string) => void (await append(boardId, Uint8Array.from([1, 2, 3])))],
  [
    'empty',
    async (boardId: string) =>
      void (await database.sql`delete from doc_update where board_id = ${boardId}`),
  ],
  [
    'one with a hole',
    async (boardId: string) => {
      const doc = new Y.Doc();
      doc.getText('shots').insert(0, 'a');
      const before = Y.encodeStateVector(doc);
      doc.getText('shots').insert(1, 'b');
      await append(boardId, Y.encodeStateAsUpdate(doc, before));
    },
  ],
  [
    'one without a board in it',
    async (boardId: string) => {
      await database.sql`delete from doc_update where board_id = ${boardId}`;
      await append(boardId, Y.encodeStateAsUpdate(new Y.Doc()));
    },
  ],
])('a log that is %s is never answered from and never written over', async (_what, damage) => {
  const node = await start({ unloadAfterMs: 20 });
  const { boardId, director } = await makeBoard(database, node.rooms);
  const whole = await stored(boardId);
  await damage(boardId);
  const before =
    await database.sql`select id, bytes from doc_update where board_id = ${boardId} order by id`;
  const full = new Y.Doc();
  Y.applyUpdate(full, Y.encodeStateAsUpdate(whole));
  for (const doc of [new Y.Doc(), full]) {
    const client = join(node.url, boardId, director, doc);
    const closed = await until('it is closed', () => client.closed);
    expect(closed.code).toBe(1013);
    expect(client.synced).toBe(false);
    expect(client.received).toBe(0);
  }
  expect(node.rooms.stats().rooms).toBe(0);
  const after =
    await database.sql`select id, bytes from doc_update where board_id = ${boardId} order by id`;
  expect(after).toEqual(before);
  expect(await database.sql`select 1 from doc_snapshot where board_id = ${boardId}`).toHaveLength(
    0,
  );
});

test('a board from a newer Takeboard is left alone, with a sentence', async () => {
  const node = await start();
  const { boardId, director } = await makeBoard(database, node.rooms);
  const doc = await stored(boardId);
  doc.getMap('meta').set('layout', 99);
  await append(boardId, Y.encodeStateAsUpdate(doc));
  const client = join(node.url, boardId, director);
  const closed = await until('it is closed', () => client.closed);
  expect(closed).toMatchObject({ code: 1013, reason: expect.stringContaining('newer Takeboard') });
});

test('a full disk pauses the board with words, and it goes on without a lost edit', async () => {
  const node = await start();
  const { boardId, director } = await makeBoard(database, node.rooms);
  const one = join(node.url, boardId, director);
  const two = join(node.url, boardId, director);
  await until('both are synced', () => one.saved && two.saved);
  await database.sql.unsafe(`
    create function disk_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger disk_full before insert on doc_update for each row execute function disk_full()`);
  const lift = () => database.sql.unsafe('drop function if exists disk_full cascade');
  onTestFinished(async () => void (await lift()));

  one.doc.getMap('looks').set('a', 1);
  const paused = await until('it says so', () =>
    one.notices.find((notice) => notice.kind === 'paused'),
  );
  expect(paused['reason']).toContain('disk is full');
  one.doc.getMap('looks').set('b', 2);
  const late = join(node.url, boardId, director);
  await until('a newcomer is told, too', () =>
    late.notices.some((notice) => notice.kind === 'paused'),
  );
  expect([one.saved, two.doc.getMap('looks').size, late.synced]).toEqual([false, 0, false]);

  await lift();
  await until('everything is committed', () => one.saved && two.saved && late.saved);
  expect(one.notices.at(-1)).toEqual({ kind: 'resumed' });
  for (const client of [two, late])
    expect(client.doc.getMap('looks').toJSON()).toEqual({ a: 1, b: 2 });
});

test('a version comes by itself after ten minutes of work, and at the end of it', async () => {
  let now = new Date('2026-11-22T10:00:00Z');
  const node = await start({ clock: () => now, unloadAfterMs: 30 });
  const { boardId, director } = await makeBoard(database, node.rooms);
  const one = join(node.url, boardId, director);
  await until('it is synced', () => one.saved);
  const work = async (minute: number) => {
    now = new Date(Date.UTC(2026, 10, 22, 10, minute));
    one.doc.getMap('looks').set('minute', minute);
    await until('it is committed', () => one.saved);
  };
  for (const minute of [1, 5, 9]) await work(minute);
  expect(await node.rooms.listVersions(boardId)).toEqual([]);
  await work(11);
  await until('there is one', async () => (await node.rooms.listVersions(boardId)).length === 1);
  await work(15);
  one.close();
  await until(
    'there is another',
    async () => (await node.rooms.listVersions(boardId)).length === 2,
  );
  expect(
    (await node.rooms.listVersions(boardId)).map(({ kind, madeBy }) => ({ kind, madeBy })),
  ).toEqual([
    { kind: 'auto', madeBy: null },
    { kind: 'auto', madeBy: null },
  ]);
});

test('restoring a version is one more change for everybody, and keeps what was there', async () => {
  const node = await start();
  const { boardId, director } = await makeBoard(database, node.rooms);
  const artist = await addPerson(database, 'Milo Greene');
  await addMember(database, boardId, artist, 'artist');
  const one = join(node.url, boardId, director);
  const two = join(node.url, boardId, artist);
  await until('both are synced', () => one.saved && two.saved);
  const shots = one.doc.getMap<Y.Map<unknown>>('shots');
  one.doc.transact(() => {
    shots.set(
      'a',
      new Y.Map<unknown>([
        ['title', 'Gum'],
        ['prompt', new Y.Text('a pink bubble')],
      ]),
    );
    shots.set('b', new Y.Map<unknown>([['title', 'Car']]));
  });
  await until('it is committed', () => one.saved);
  const named = await node.rooms.nameVersion(boardId, artist, 'Before the storm');
  expect(named).toMatchObject({
    label: 'Before the storm',
    kind: 'named',
    madeBy: { id: artist, name: 'Milo Greene' },
  });
  const then = contentOf(one.doc);

  const prompt = shots.get('a')?.get('prompt');
  if (prompt instanceof Y.Text) prompt.insert(2, 'very ');
  shots.get('a')?.set('title', 'Bubble');
  shots.delete('b');
  shots.set('c', new Y.Map([['title', 'Road']]));
  await until('it is committed', () => one.saved);
  const storm = contentOf(one.doc);

  expect(await node.rooms.restoreVersion(boardId, 'no such version', director)).toBe(false);
  expect(await node.rooms.restoreVersion(boardId, named.id, director)).toBe(true);
  await until('both show it', () => [one, two].every(({ doc }) => doc.getMap('shots').has('b')));
  expect(contentOf(one.doc)).toEqual(then);
  expect(contentOf(await stored(boardId))).toEqual(then);

  const [before] = await node.rooms.listVersions(boardId);
  expect(before).toMatchObject({ kind: 'pre-restore', madeBy: { id: director } });
  expect(await node.rooms.restoreVersion(boardId, before?.id ?? '', director)).toBe(true);
  await until('the storm is back', () => two.doc.getMap('shots').has('c'));
  expect(contentOf(two.doc)).toEqual(storm);
});

test('the server alone mends what concurrent edits broke', async () => {
  const node = await start();
  const { boardId, director } = await makeBoard(database, node.rooms);
  const one = join(node.url, boardId, director);
  const two = join(node.url, boardId, director);
  await until('both are synced', () => one.saved && two.saved);
  const shape = (parentId: string): Y.Map<unknown> =>
    new Y.Map<unknown>([
      ['typeName', 'shape'],
      ['type', 'geo'],
      ['parentId', parentId],
      ['index', 'a1'],
      ['g', [0, 0, 0]],
    ]);
  const canvas = one.doc.getMap<Y.Map<unknown>>('canvas');
  one.doc.transact(() => {
    canvas.set('shape:panel', shape('page:page'));
    canvas.set('shape:stroke', shape('shape:panel'));
    canvas.set(
      'binding:x',
      new Y.Map<unknown>([
        ['typeName', 'binding'],
        ['fromId', 'shape:stroke'],
        ['toId', 'shape:panel'],
      ]),
    );
  });
  await until('it arrives', () => two.doc.getMap('canvas').has('binding:x'));
  expect(two.doc.getMap('canvas').has('shape:stroke')).toBe(true);
  two.doc.getMap('canvas').delete('shape:panel');
  await until(
    'the stroke goes with its panel',
    () => !one.doc.getMap('canvas').has('shape:stroke'),
  );
  await until('so does the binding', () => !two.doc.getMap('canvas').has('binding:x'));
});
