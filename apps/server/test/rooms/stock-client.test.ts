import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { LAYOUT_VERSION } from '@takeboard/storyboard';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { acceptSyncSockets } from '../../src/http/sync-socket.ts';
import { bodyOf, openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { until } from './live-board.ts';

const { app, services, person } = await openTestApp();
const server = createAdaptorServer({ fetch: app.fetch }) as Server;
const stopAccepting = acceptSyncSockets(server, services);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => {
  stopAccepting();
  server.close();
});

/** y-websocket as it comes from npm, with a cookie as the only addition. */
function join(boardId: string, who: Person | undefined) {
  class WithCookie extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      const cookie = [...(who?.cookies ?? [])]
        .map(([name, value]) => `${name}=${value}`)
        .join('; ');
      super(url, protocols, { headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, boardId, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const closed: number[] = [];
  provider.on('closed', ({ code }) => closed.push(code));
  onTestFinished(() => provider.destroy());
  return { doc, provider, closed };
}

test('two stock clients with a session cookie share a board; a third without one is told to stop', async () => {
  const director = await person('Dana');
  const { id } = await bodyOf<{ id: string }>(
    director.send('POST', '/api/boards', { title: 'Gum' }),
  );
  const one = join(id, director);
  const two = join(id, director);
  await until('both are synced', () => one.provider.synced && two.provider.synced);
  one.doc.getMap('shots').set('a', new Y.Map([['title', 'Wedding car']]));
  await until('the edit arrives', () => two.doc.getMap('shots').has('a'));
  expect(two.doc.getMap('meta').get('layout')).toBe(LAYOUT_VERSION);

  const nobody = join(id, undefined);
  await until('it is told', () => nobody.closed[0]);
  expect(nobody.closed).toEqual([4401]);
  const stranger = join(id, await person('Stranger'));
  await until('it is told', () => stranger.closed[0]);
  expect(stranger.closed).toEqual([4404]);
});

test('forty megabytes in one message end with 4413, which a stock client takes as final', async () => {
  const director = await person('Dana');
  const { id } = await bodyOf<{ id: string }>(
    director.send('POST', '/api/boards', { title: 'Big' }),
  );
  const { doc, provider, closed } = join(id, director);
  await until('it is synced', () => provider.synced);
  doc.getMap('shots').set('huge', new Uint8Array(40 * 2 ** 20));
  await until('it is told', () => closed[0]);
  expect(closed).toEqual([4413]);
});

test('a foreign page is refused before anything is said', async () => {
  const director = await person('Dana');
  const { id } = await bodyOf<{ id: string }>(
    director.send('POST', '/api/boards', { title: 'Own' }),
  );
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${id}`, {
    origin: 'https://evil.example',
  });
  onTestFinished(() => socket.terminate());
  expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4403);
});
