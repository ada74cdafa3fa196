import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOfDatabase } from '../../src/database/connect.ts';
import { adminAddress } from '../support/test-database.ts';
import { runServer, temporaryFolder, until, usedFolder } from '../support/server-process.ts';

test('a second server on the same data folder is told who has it', async () => {
  const folder = usedFolder();
  const first = runServer({ TAKEBOARD_DATA: folder });
  const url = await first.ready();
  const second = runServer({ TAKEBOARD_DATA: folder });
  expect(await second.ended()).toBe(3);
  expect(second.stderr()).toContain(
    `Another Takeboard server (process ${first.child.pid}) already uses the data folder ${folder}. Stop it first, or give this one a folder of its own with TAKEBOARD_DATA.`,
  );
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
});

test('a port that is taken is named, and the database does not stay behind', async () => {
  const folder = usedFolder();
  const other = createServer().listen(0, '127.0.0.1');
  await until(() => other.listening);
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const server = runServer({ TAKEBOARD_DATA: folder, PORT: port });
  expect(await server.ended()).toBe(5);
  expect(server.stderr()).toContain(
    `Port ${port} is already in use by another program. Stop that program, or choose another port with PORT.`,
  );
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  other.close();
});

test('wrong settings are all named at once', async () => {
  const server = runServer({ PORT: 'often', TAKEBOARD_ROLE: 'boss', PUBLIC_URL: 'ftp://here' });
  expect(await server.ended()).toBe(2);
  for (const name of ['PORT', 'TAKEBOARD_ROLE', 'PUBLIC_URL']) {
    expect(server.stderr()).toContain(`  ${name}: `);
  }
});

test('a database that is gone at the start is waited for, then named without its password', async () => {
  const server = runServer({
    TAKEBOARD_DATA: temporaryFolder(),
    DATABASE_URL: 'postgres://dana:opensesame@127.0.0.1:1/takeboard',
  });
  expect(await server.ended()).toBe(4);
  expect(server.stderr()).toContain(
    'The database in DATABASE_URL (postgres://dana@127.0.0.1:1/takeboard) cannot be used',
  );
  expect(server.stderr()).not.toContain('opensesame');
});

test('a database that does not exist is named at once', async () => {
  const server = runServer({
    TAKEBOARD_DATA: temporaryFolder(),
    DATABASE_URL: addressOfDatabase(adminAddress(), 'nowhere'),
  });
  expect(await server.ended()).toBe(4);
  expect(server.stderr()).toContain('database "nowhere" does not exist');
});
