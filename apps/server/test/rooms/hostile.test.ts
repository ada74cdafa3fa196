import { randomBytes } from 'node:crypto';
import { connect as connectTcp } from 'node:net';
import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { stateAnswerFrame, stateRequestFrame, updateFrame } from '../../src/rooms/frames.ts';
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
const node = await startNode(database);

/** A board with an honest director and one more member; the honest one must notice nothing. */
async function scene(role: Parameters<typeof addMember>[3] = 'editor', at = node) {
  const { boardId, director } = await makeBoard(database, at.rooms);
  const userId = await addPerson(database, 'Mallory');
  await addMember(database, boardId, userId, role);
  const honest = new Client(at.url, boardId, director);
  const other = new Client(at.url, boardId, userId);
  onTestFinished(() => {
    honest.close();
    other.close();
  });
  await until('both are synced', () => honest.saved && other.saved);
  return { boardId, director, userId, honest, other };
}

const endOf = async (client: Client) =>
  (await until('it is closed', () => client.closed)) ?? { code: 0, reason: '' };

/** After whatever happened, the board still works. */
async function stillWorks(honest: Client) {
  const mark = randomBytes(4).toString('hex');
  honest.doc.getMap('looks').set(mark, true);
  await until('an honest edit is committed', () => honest.saved);
  expect(honest.closed).toBeUndefined();
}

const update = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
};

test.each([
  [
    'a truncated update',
    updateFrame(update((doc) => doc.getMap('shots').set('a', 'b')).slice(0, 9)),
  ],
  ['random bytes as an update', updateFrame(randomBytes(300))],
  ['a bad state vector', stateRequestFrame(Uint8Array.from([255, 255, 255, 255, 7]))],
  ['an unknown message', Uint8Array.from([42, 1, 2, 3])],
  ['an unknown sync message', Uint8Array.from([0, 9, 0])],
  ['nothing at all', new Uint8Array(0)],
  ['a cut awareness message', Uint8Array.from([1, 3, 9, 9, 9])],
  ['a wish that is not one', Uint8Array.from([101, 2, 123, 125])],
])('%s ends the connection with 4400 and harms nobody', async (_what, frame) => {
  const { honest, other } = await scene();
  other.socket.send(frame);
  const { code, reason } = await endOf(other);
  expect(code).toBe(4400);
  expect(reason).toMatch(/\.$/);
  await stillWorks(honest);
});

test('text instead of bytes ends the connection with 4400', async () => {
  const { honest, other } = await scene();
  other.socket.send('hello');
  expect((await endOf(other)).code).toBe(4400);
  await stillWorks(honest);
});

test('a frame with bad bits does not end the server', async () => {
  const { honest, boardId, userId } = await scene();
  const { port } = new URL(node.url.replace('ws', 'http'));
  const raw = connectTcp(Number(port), '127.0.0.1');
  raw.write(
    `GET /sync/${boardId}?as=${userId} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  raw.once('data', () => raw.write(Uint8Array.from([0xf2, 0x81, 1, 2, 3, 4, 5])));
  await new Promise((resolve) => raw.on('close', resolve));
  await stillWorks(honest);
});

test('an update whose foundation is missing ends with 4509 and is kept nowhere', async () => {
  const { honest, other, boardId } = await scene();
  const author = new Y.Doc();
  author.getText('shots').insert(0, 'never sent');
  const before = Y.encodeStateVector(author);
  author.getText('shots').insert(3, 'sent');
  other.socket.send(updateFrame(Y.encodeStateAsUpdate(author, before)));
  expect((await endOf(other)).code).toBe(4509);
  await stillWorks(honest);
  const late = new Client(node.url, boardId, honest.as);
  await until('a newcomer is synced', () => late.saved);
  expect(late.doc.store.pendingStructs).toBeNull();
  late.close();
});

test.each(['viewer', 'voter'] as const)(
  'a %s who writes is told so with 4403, and nobody sees it',
  async (role) => {
    const { honest, other } = await scene(role);
    other.doc.getMap('shots').set('mine', new Y.Map([['title', 'x']]));
    const { code, reason } = await endOf(other);
    expect(code).toBe(4403);
    expect(reason).toContain(role);
    await stillWorks(honest);
    expect(honest.doc.getMap('shots').has('mine')).toBe(false);
  },
);

test('nobody writes `meta`, not even the director', async () => {
  const { honest, boardId, director } = await scene();
  const another = new Client(node.url, boardId, director);
  await until('it is synced', () => another.saved);
  another.doc.getMap('meta').set('picture', 'stolen');
  expect((await endOf(another)).code).toBe(4403);
  await stillWorks(honest);
  expect(honest.doc.getMap('meta').get('picture')).not.toBe('stolen');
});

test('a viewer who comes back with what everybody has is welcome', async () => {
  const { honest, other } = await scene('viewer');
  honest.doc.getMap('shots').set('a', new Y.Map([['title', 'x']]));
  honest.doc.getMap('shots').delete('a');
  honest.doc.getMap('shots').set('b', new Y.Map([['title', 'y']]));
  await until('the viewer has it', () => other.doc.getMap('shots').has('b'));
  other.reconnect();
  await until('the viewer is back', () => other.saved);
  expect(other.closed).toBeUndefined();
});

test('a change larger than the limit ends with 4413', async () => {
  const { honest, other } = await scene();
  const big = update((doc) =>
    doc.getMap('shots').set('a', new Uint8Array(LIMITS.messageBytes + 1000)),
  );
  other.socket.send(updateFrame(big));
  expect((await endOf(other)).code).toBe(4413);
  await stillWorks(honest);
});

test('the first sync of a long time offline may be twice as large', async () => {
  const { honest, other } = await scene();
  const big = update((doc) =>
    doc.getMap('looks').set('big', new Uint8Array(LIMITS.messageBytes + 1000)),
  );
  other.sendSync(stateAnswerFrame(big));
  await until('it arrives', () => honest.doc.getMap('looks').has('big'), 15_000);
  await until('it is committed', () => other.saved);
});

test('a document at its limit takes no more, and says so with 4413', async () => {
  const { boardId, director } = await makeBoard(database, node.rooms);
  for (let i = 0; i < 4; i++) {
    const bytes = update((doc) => doc.getMap('looks').set(`big${i}`, new Uint8Array(12 * 2 ** 20)));
    await database.sql`insert into doc_update (board_id, actor, bytes) values (${boardId}, null, ${Buffer.from(bytes)})`;
  }
  const client = new Client(node.url, boardId, director);
  await until('it is synced', () => client.synced, 15_000);
  client.doc.getMap('looks').set('straw', 1);
  const { code, reason } = await endOf(client);
  expect(code).toBe(4413);
  expect(reason).toContain('full');
});

test('a flood of messages is asked to come back', async () => {
  const { honest, other } = await scene();
  const nothing = updateFrame(Y.encodeStateAsUpdate(new Y.Doc()));
  for (let i = 0; i < LIMITS.messageBurst + 50; i++) other.socket.send(nothing);
  expect((await endOf(other)).code).toBe(1013);
  await stillWorks(honest);
});

test('without a session 4401; for a stranger and for no board alike 4404', async () => {
  const { boardId } = await makeBoard(database, node.rooms);
  const stranger = await addPerson(database);
  const nobody = new Client(`${node.url}/x`, boardId, '');
  nobody.socket.removeAllListeners();
  nobody.socket.on('error', () => undefined);
  nobody.socket.close();
  const { WebSocket } = await import('ws');
  const anonymous = new WebSocket(`${node.url}/sync/${boardId}`);
  const code = await new Promise((resolve) => anonymous.on('close', resolve));
  expect(code).toBe(4401);
  const there = new Client(node.url, boardId, stranger);
  const nowhere = new Client(node.url, 'nosuchboard', stranger);
  expect(await endOf(there)).toEqual(await endOf(nowhere));
  expect(there.closed?.code).toBe(4404);
});

test('a slow reader is asked to come back, and nobody waits for them', async () => {
  const { honest, other } = await scene();
  const before = node.rooms.stats().connections;
  other.socket.pause();
  for (let i = 0; node.rooms.stats().connections === before && i < 200; i++) {
    honest.doc.getMap('looks').set('load', new Uint8Array(randomBytes(200 * 1024)));
    await until('the honest one goes on', () => honest.saved);
  }
  expect(node.rooms.stats().connections).toBe(before - 1);
  other.socket.resume();
  expect((await endOf(other)).code).toBe(1013);
  await stillWorks(honest);
});

test('the 251st window of a board is asked to come back', async () => {
  const { boardId, director } = await makeBoard(database, node.rooms);
  const clients = Array.from(
    { length: LIMITS.connectionsPerBoard },
    () => new Client(node.url, boardId, director),
  );
  onTestFinished(() => clients.forEach((client) => client.close()));
  await until('all are in', () => clients.every((client) => client.synced), 15_000);
  const late = new Client(node.url, boardId, director);
  expect((await endOf(late)).code).toBe(1013);
});

test('who is removed is out at once, who is demoted may write no more', async () => {
  const { boardId, userId, honest, other } = await scene('editor');
  await setRole(database, boardId, userId, 'viewer');
  await until(
    'the role is told',
    () => other.notices.some((notice) => notice.kind === 'role' && notice['role'] === 'viewer'),
    5000,
  );
  other.doc.getMap('shots').set('late', 1);
  expect((await endOf(other)).code).toBe(4403);
  other.reconnect();
  // What was refused is still in this client, as in a browser that did not drop its copy.
  expect((await endOf(other)).code).toBe(4403);

  const second = await addPerson(database);
  await addMember(database, boardId, second, 'editor');
  const removed = new Client(node.url, boardId, second);
  await until('it is synced', () => removed.saved);
  const began = performance.now();
  await setRole(database, boardId, second, undefined);
  expect((await endOf(removed)).code).toBe(4403);
  expect(performance.now() - began).toBeLessThan(5000);
  await stillWorks(honest);
});

test('who signs out, or whose session expires, is out within one look at the sessions', async () => {
  const sweepMs = 500;
  const watchful = await startNode(database, { sweepMs });
  onTestFinished(() => watchful.stop());
  const { director, userId, honest, other } = await scene('editor', watchful);
  await database.sql`delete from session where user_id = ${userId}`;
  await until('it is out', () => other.closed?.code === 4401, sweepMs + 2000);
  await stillWorks(honest);
  await database.sql`update session set expires_at = now() - interval '1 second' where user_id = ${director}`;
  await until('it is out, too', () => honest.closed?.code === 4401, sweepMs + 2000);
});

test('when the board is deleted everybody is told 4404', async () => {
  const { boardId, honest, other } = await scene();
  await database.sql`delete from board where id = ${boardId}`;
  await database.sql`select pg_notify('takeboard', ${JSON.stringify({ t: 'authz', board: boardId, user: null })})`;
  expect((await endOf(honest)).code).toBe(4404);
  expect((await endOf(other)).code).toBe(4404);
});

test('an edit to a board that was just deleted ends with 4404, and other boards go on', async () => {
  const { boardId, honest } = await scene();
  const elsewhere = await scene();
  await database.sql`delete from board where id = ${boardId}`;
  honest.doc.getMap('shots').set('late', 1);
  elsewhere.honest.doc.getMap('shots').set('fine', 1);
  expect((await endOf(honest)).code).toBe(4404);
  await until('the other board goes on', () => elsewhere.honest.saved);
});

test('a message cannot claim a type twice or hide behind another', async () => {
  const { honest, other } = await scene('viewer');
  // Two state groups of one client in one update: Yjs would read only the second.
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 2);
  for (const [clock, root] of [
    [0, 'shots'],
    [0, 'meta'],
  ] as const) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 77);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, 4);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, root);
    encoding.writeVarString(encoder, 'x');
  }
  encoding.writeVarUint(encoder, 0);
  other.socket.send(updateFrame(encoding.toUint8Array(encoder)));
  expect([4400, 4403]).toContain((await endOf(other)).code);
  const before = contentOf(honest.doc);
  await stillWorks(honest);
  expect(contentOf(honest.doc)).toMatchObject({ meta: (before as { meta: object }).meta });
});

test('what is no record at all may lie on the canvas; everybody works on, and it loads again', async () => {
  const { boardId, honest, other } = await scene();
  other.doc.transact(() => {
    const canvas = other.doc.getMap('canvas');
    canvas.set('shape:number', 5);
    canvas.set('shape:text', new Y.Text('not a record'));
    canvas.set('shape:list', Y.Array.from([1, 2]));
    canvas.set('binding:bytes', new Uint8Array(4));
    other.doc.getMap('shots').set('no shot', 'at all');
  });
  await until('it is committed', () => other.saved);
  await stillWorks(honest);
  const second = await startNode(database);
  onTestFinished(() => second.stop());
  const late = new Client(second.url, boardId, honest.as);
  onTestFinished(() => late.close());
  await until('another server opens it', () => late.saved);
  await stillWorks(late);
});
