import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOfDatabase, connect } from '../../src/database/connect.ts';
import { adminAddress } from '../support/test-database.ts';
import {
  runServer,
  STARTED_WITHIN_MS,
  temporaryFolder,
  until,
  usedFolder,
} from '../support/server-process.ts';

const postmasterOf = (folder: string): number =>
  Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);

const statusOf = async (url: string): Promise<number> => (await fetch(`${url}/api/health`)).status;

test('serves, says so on a line of its own, and ends within five seconds leaving nothing', async () => {
  const folder = temporaryFolder();
  const server = runServer({ TAKEBOARD_DATA: folder });
  const url = await server.ready();
  expect(server.stdout()).toBe(`Takeboard is ready at ${url}\n`);

  const health = await fetch(`${url}/api/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ status: 'ok', database: { kind: 'embedded' } });

  const { code, ms } = await server.end('SIGTERM');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(5000);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('told to stop while it still starts, it leaves nothing either', async () => {
  const folder = usedFolder();
  const server = runServer({ TAKEBOARD_DATA: folder });
  await until(() => server.stderr().includes('Postgres is up'), STARTED_WITHIN_MS);
  const { code, ms } = await server.end('SIGINT');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(5000);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('after kill -9 the next server adopts the database that was left running', async () => {
  const folder = usedFolder();
  const killed = runServer({ TAKEBOARD_DATA: folder });
  const url = await killed.ready();
  const made = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Dana' }),
  });
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? '';
  const orphan = postmasterOf(folder);
  await killed.end('SIGKILL');

  const next = runServer({ TAKEBOARD_DATA: folder });
  const nextUrl = await next.ready();
  expect(postmasterOf(folder)).toBe(orphan);
  expect(next.stderr()).toContain('"adopted":true');
  const who = await fetch(`${nextUrl}/api/session`, { headers: { cookie } });
  expect(await who.json()).toMatchObject({ user: { name: 'Dana' } });

  await next.end('SIGTERM');
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a database that dies under a running server comes back', async () => {
  const folder = usedFolder();
  const server = runServer({ TAKEBOARD_DATA: folder });
  const url = await server.ready();
  const first = postmasterOf(folder);
  process.kill(first, 'SIGKILL');
  await until(() => server.stderr().includes('Postgres is back'), STARTED_WITHIN_MS);
  expect(postmasterOf(folder)).not.toBe(first);
  await until(async () => (await statusOf(url)) === 200);
});

test('web and worker share one database, each doing its part', async () => {
  const name = `roles_${process.pid}`;
  const admin = connect(adminAddress(), { max: 1 });
  await admin`create database ${admin(name)}`;
  const folder = temporaryFolder();
  const common = { TAKEBOARD_DATA: folder, DATABASE_URL: addressOfDatabase(adminAddress(), name) };
  // At the same moment, on an empty database: they take turns migrating it.
  const web = runServer({ ...common, TAKEBOARD_ROLE: 'web' });
  const worker = runServer({ ...common, TAKEBOARD_ROLE: 'worker' });
  const [url] = await Promise.all([web.ready(), worker.ready()]);
  expect(worker.stdout()).toBe('Takeboard worker is ready\n');
  const health = await fetch(`${url}/api/health`);
  expect(await health.json()).toMatchObject({ role: 'web', database: { kind: 'external' } });
  await until(() => existsSync(join(folder, 'worker.alive')));

  const ends = await Promise.all([web.end('SIGTERM'), worker.end('SIGINT')]);
  for (const { code, ms } of ends) {
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5000);
  }
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});
