import { expect, onTestFinished, test, vi } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { LIMITS } from '../../src/rooms/limits.ts';
import { Presence } from '../../src/rooms/presence.ts';
import type { Connection } from '../../src/rooms/connection.ts';
import { readFrame, readPresence } from '../../src/rooms/frames.ts';
import { freshDatabase } from '../support/test-database.ts';
import { Client } from './client.ts';
import { addMember, addPerson, makeBoard, setRole, startNode, until } from './live-board.ts';

const database = await freshDatabase();
const node = await startNode(database);

async function scene() {
  const { boardId, director } = await makeBoard(database, node.rooms);
  const userId = await addPerson(database, 'Milo Greene');
  await addMember(database, boardId, userId, 'viewer');
  const one = new Client(node.url, boardId, director);
  const two = new Client(node.url, boardId, userId);
  onTestFinished(() => {
    one.close();
    two.close();
  });
  await until('both are synced', () => one.saved && two.saved);
  return { boardId, director, userId, one, two };
}

test('a cursor reaches the other with the name the server knows, whatever the client says', async () => {
  const { one, two, userId } = await scene();
  two.sendPresence(22, 1, JSON.stringify({ user: { id: 'x', name: 'Paul Trillo' }, shotId: 's1' }));
  await until('it arrives', () => one.presence.has(22));
  expect(one.presence.get(22)).toEqual({
    user: {
      id: userId,
      name: 'Milo Greene',
      color: expect.any(String),
      role: 'viewer',
      initials: 'MG',
    },
    shotId: 's1',
  });
});

test('nobody speaks for another, and nobody can remove another', async () => {
  const { one, two } = await scene();
  one.sendPresence(11, 1, '{"shotId":"mine"}');
  await until('it arrives', () => two.presence.has(11));
  two.sendPresence(11, 9, '{"shotId":"stolen"}');
  two.sendPresence(11, 10, 'null');
  two.sendPresence(22, 1, '{"shotId":"own"}');
  await until('the own one arrives', () => one.presence.has(22));
  expect(two.presence.get(11)).toMatchObject({ shotId: 'mine' });
});

test('who goes is taken out, and may come back with an old clock', async () => {
  const { one, two } = await scene();
  two.sendPresence(22, 50, '{"shotId":"a"}');
  await until('it arrives', () => one.presence.has(22));
  two.reconnect();
  await until('it is gone', () => !one.presence.has(22));
  await until('two is back', () => two.saved);
  two.sendPresence(22, 50, '{"shotId":"b"}');
  await until('it arrives again', () => one.presence.has(22));
  expect(one.presence.get(22)).toMatchObject({ shotId: 'b' });
});

test('a state that is too large or is no object shows nothing and harms nobody', async () => {
  const { one, two } = await scene();
  two.sendPresence(22, 1, '{"shotId":"fine"}');
  two.sendPresence(22, 2, JSON.stringify({ shotId: 'x'.repeat(LIMITS.presenceBytes) }));
  await until('the small one arrives', () => one.presence.has(22));
  expect(one.presence.get(22)).toMatchObject({ shotId: 'fine' });
  two.sendPresence(22, 3, '[1,2');
  await until('it shows nothing', () => !one.presence.has(22));
  expect(two.closed).toBeUndefined();
});

test('a new role is shown to the others at once', async () => {
  const { boardId, userId, one, two } = await scene();
  two.sendPresence(22, 1, '{}');
  await until('it arrives', () => one.presence.has(22));
  await setRole(database, boardId, userId, 'editor');
  await until(
    'the new role arrives',
    () => (one.presence.get(22) as { user: { role: string } }).user.role === 'editor',
  );
});

test('a newcomer sees who is there', async () => {
  const { boardId, director, two } = await scene();
  two.sendPresence(22, 1, '{"shotId":"a"}');
  const three = new Client(node.url, boardId, director);
  onTestFinished(() => three.close());
  await until('it is seen', () => three.presence.has(22));
});

test('stock y-websocket clients, which answer every presence, come to rest', async () => {
  const { boardId, director, one } = await scene();
  const providers = [1, 2].map(() => {
    const provider = new WebsocketProvider(`${node.url}/sync`, boardId, new Y.Doc(), {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      params: { as: director },
      disableBc: true,
    });
    onTestFinished(() => provider.destroy());
    return provider;
  });
  await until('they see each other', () =>
    providers.every((p) => p.awareness.getStates().size === 2),
  );
  providers[0]?.awareness.setLocalStateField('shotId', 's9');
  await until('the other hears it', () =>
    [...(providers[1]?.awareness.getStates().values() ?? [])].some(
      (state) => state['shotId'] === 's9',
    ),
  );
  let frames = 0;
  one.socket.on('message', (data: Buffer) => (frames += data[0] === 1 ? 1 : 0));
  await new Promise((resolve) => setTimeout(resolve, 10 * LIMITS.presenceFrameMs));
  expect(frames).toBeLessThan(4);
});

test('one frame in 50 ms however many cursors come in, and none from those not heard for 30 s', () => {
  let now = 1000;
  const sent: ReturnType<typeof readPresence>[] = [];
  const presence = new Presence(
    (frame) => {
      const said = readFrame(frame);
      if (said.kind === 'presence') sent.push(readPresence(said.entries));
    },
    () => now,
  );
  onTestFinished(() => presence.close());
  const person = { id: 'u', name: 'U', color: '#fff', role: 'viewer', initials: 'U' };
  const connection = { userId: 'u', person } as unknown as Connection;
  const entry = (clock: number) => {
    const json = Buffer.from(`{"n":${clock}}`);
    return Uint8Array.from([1, 7, clock, json.byteLength, ...json]);
  };
  for (let clock = 1; clock <= 100; clock++) presence.hear(connection, entry(clock));
  expect(sent).toEqual([]);
  const [only] = readPresence((readFrame(presence.everybody()) as { entries: Uint8Array }).entries);
  expect(only).toBeUndefined();
  now += LIMITS.presenceExpiryMs + 1;
  presence.expire();
  expect(
    readPresence((readFrame(presence.everybody()) as { entries: Uint8Array }).entries),
  ).toEqual([]);
});

test('of somebody who chooses others hear that, once, whatever their page says and how often', async () => {
  const { one, two, userId } = await scene();
  two.sendPresence(22, 1, '{"view":"board","shotId":"s1"}');
  await until('it arrives', () => one.presence.has(22));
  const frames: Buffer[] = [];
  one.socket.on('message', (data: Buffer) => void (data[0] === 1 && frames.push(data)));
  const secret = { view: 'choose', shotId: 's9', presence: { cursor: [1, 2] }, playhead: 7 };
  two.sendPresence(22, 2, JSON.stringify(secret));
  await until('it is heard', () => frames.length === 1);
  for (let clock = 3; clock < 60; clock += 1) {
    two.sendPresence(22, clock, JSON.stringify({ ...secret, playhead: clock }));
  }
  // A cursor of somebody else comes after all that and is all there is.
  const three = new Client(node.url, two.boardId, userId);
  onTestFinished(() => three.close());
  await until('a newcomer is there', () => three.saved);
  three.sendPresence(33, 1, '{"view":"board"}');
  await until('the last word arrives', () => one.presence.has(33));
  expect(frames).toHaveLength(2);
  const person = expect.objectContaining({ id: userId });
  expect(one.presence.get(22)).toEqual({ view: 'choose', user: person });
  expect(three.presence.get(22)).toEqual({ view: 'choose', user: person });
  two.sendPresence(22, 60, '{"view":"board","shotId":"s2"}');
  await until('they look elsewhere', () => frames.length === 3);
  expect(one.presence.get(22)).toMatchObject({ view: 'board', shotId: 's2' });
});

test('signs of life of somebody who chooses come by the server’s clock, not by what they do', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const person = { id: 'u', name: 'U', color: '#fff', role: 'viewer', initials: 'U' };
  const connection = { userId: 'u', person } as unknown as Connection;
  const json = Buffer.from('{"view":"choose"}');
  /** What others hear in a minute in which a page says something at these seconds; the server looks every five. */
  const minute = (acts: readonly number[]) => {
    let now = 1000;
    let clock = 1;
    const sent: { at: number; clock: number }[] = [];
    const presence = new Presence(
      (frame) => {
        const said = readFrame(frame);
        if (said.kind !== 'presence') return;
        sent.push(...readPresence(said.entries).map((entry) => ({ at: now, clock: entry.clock })));
      },
      () => now,
    );
    for (let second = 0; second <= 60; second += 1) {
      if (second === 0 || acts.includes(second)) {
        presence.hear(connection, Uint8Array.from([1, 7, clock++, json.byteLength, ...json]));
      }
      if (second % 5 === 0) presence.expire();
      for (const half of [500, 500]) {
        now += half;
        vi.advanceTimersByTime(half);
      }
    }
    presence.close();
    return sent;
  };
  const quiet = minute([15, 30, 45]);
  expect(quiet.length).toBeGreaterThan(3);
  expect(minute([2, 3, 4, 15, 22, 23, 30, 37, 38, 39, 45, 58])).toEqual(quiet);
});
