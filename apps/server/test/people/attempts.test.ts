import { request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, expect, it } from 'vitest';
import { openTestApp } from '../support/test-app.ts';

const world = await openTestApp();
const server = createAdaptorServer({ fetch: world.app.fetch }) as Server;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => server.close(resolve)));
const { port } = server.address() as AddressInfo;

const signInFrom = (localAddress: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ email: 'dana@example.com', password: 'just a guess' });
    const asked = request(
      {
        port,
        localAddress,
        host: '127.0.0.1',
        path: '/api/session/sign-in',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

it('holds off the address that guesses, and nobody else', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 6; attempt += 1) statuses.push(await signInFrom('127.0.0.1'));
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await signInFrom('127.0.0.2')).toBe(401);
});

it('does not believe a forwarded address, which anybody can write', async () => {
  expect(await signInFrom('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).toBe(429);
});
