import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { acceptSyncSockets } from '../../src/http/sync-socket.ts';
import { openTestApp } from '../support/test-app.ts';

const { services, person } = await openTestApp();

async function listening(): Promise<number> {
  const server = createServer();
  const stop = acceptSyncSockets(server, services);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    stop();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const closeOf = async (socket: WebSocket): Promise<{ code: number; reason: string }> => {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
};

test('the upgrade is accepted, then refused by a code that a client takes as final', async () => {
  const port = await listening();
  const dana = await person('Dana');
  const cookie = [...dana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  const nobody = new WebSocket(`ws://localhost:${port}/sync/some-board`);
  expect(await closeOf(nobody)).toMatchObject({ code: 4401 });
  const stranger = new WebSocket(`ws://localhost:${port}/sync/some-board`, { headers: { cookie } });
  expect(await closeOf(stranger)).toMatchObject({ code: 4404 });
});

test('a page of another site is told why it is refused', async () => {
  const port = await listening();
  const foreign = new WebSocket(`ws://localhost:${port}/sync/some-board`, {
    origin: 'https://elsewhere.test',
  });
  expect(await closeOf(foreign)).toEqual({
    code: 4403,
    reason: 'This page is not one of this server. If it should be, set PUBLIC_URL to its address.',
  });
  const own = new WebSocket(`ws://localhost:${port}/sync/some-board`, {
    origin: `http://localhost:${port}`,
  });
  expect(await closeOf(own)).toMatchObject({ code: 4401 });
});

test('any other address has no socket', async () => {
  const port = await listening();
  const lost = new WebSocket(`ws://localhost:${port}/elsewhere`);
  const [error] = (await once(lost, 'error')) as [Error];
  expect(error.message).toContain('404');
});
