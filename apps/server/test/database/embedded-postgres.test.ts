import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../src/database/connect.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { isDiskFull } from '../../src/database/failures.ts';
import { createLog } from '../../src/log.ts';
import { temporaryFolder, usedFolder } from '../support/server-process.ts';

const log = createLog('silent');

test('listens on a socket that only this user can reach, and on no port', async () => {
  const folder = temporaryFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log });
  const sql = connect(postgres.addressOf('postgres'), { max: 1 });
  const [settings] = await sql<{ addresses: string; fsync: string }[]>`
    select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync`;
  expect(settings).toEqual({ addresses: '', fsync: 'on' });
  expect(statSync(join(folder, 'run')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700);
  await sql.end();
  await postgres.stop();
});

test('works in a folder too deep for a socket, in the same place each time', async () => {
  const folder = join(temporaryFolder(), 'deep'.repeat(20), 'deeper'.repeat(10));
  const first = await startEmbeddedPostgres({ dataDir: folder, log });
  const address = first.addressOf('postgres');
  await first.stop();
  const second = await startEmbeddedPostgres({ dataDir: folder, log });
  expect(second.addressOf('postgres')).toBe(address);
  const socketFolder = new URL(address).searchParams.get('host') ?? '';
  expect(Buffer.byteLength(`${socketFolder}/.s.PGSQL.5432`)).toBeLessThanOrEqual(103);
  onTestFinished(() => rmSync(socketFolder, { recursive: true, force: true }));
  const sql = connect(address, { max: 1 });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await sql.end();
  await second.stop();
});

test('what a killed server and a reused process number left behind does not stop a start', async () => {
  const folder = usedFolder();
  const first = await startEmbeddedPostgres({ dataDir: folder, log });
  await first.stop();
  // This process has a number too, and it is no Postgres.
  const left = `${process.pid}\n${join(folder, 'postgres')}\n1\n5432\n${join(folder, 'run')}\n\n0 0\nready\n`;
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), left);
  writeFileSync(join(folder, 'run', '.s.PGSQL.5432'), '');
  const second = await startEmbeddedPostgres({ dataDir: folder, log });
  expect(second.adopted).toBe(false);
  await second.stop();
});

test('a folder of another Postgres version is refused in words', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '14\n');
  await expect(startEmbeddedPostgres({ dataDir: folder, log })).rejects.toThrow(
    `The data folder ${folder} was made by Postgres 14; this Takeboard brings Postgres 18.`,
  );
});

test('a disk too small for a database says so, and leaves nothing half-made', async ({ skip }) => {
  const folder = temporaryFolder();
  skip(!mountSmallDisk(folder, '8m'), 'a small disk cannot be mounted by this user here');
  await expect(startEmbeddedPostgres({ dataDir: folder, log })).rejects.toThrow(
    `The disk that holds ${folder} is full. Free some space and start again; nothing was lost.`,
  );
  expect(spawnSync('ls', ['-A', folder], { encoding: 'utf8' }).stdout).not.toContain('.postgres-');
});

test('a disk that fills up is told from other failures, and works again when there is space', async ({
  skip,
}) => {
  const folder = temporaryFolder();
  skip(!mountSmallDisk(folder, '96m'), 'a small disk cannot be mounted by this user here');
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log });
  const sql = connect(postgres.addressOf('postgres'), { max: 1 });
  await sql`create table note (words text)`;
  const filler = join(folder, 'filler');
  spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M', 'count=200'], { stdio: 'ignore' });
  const write = () =>
    sql`insert into note select repeat(md5(i::text), 200) from generate_series(1, 2000) i`;
  await expect(write()).rejects.toSatisfy(isDiskFull);
  rmSync(filler);
  await write();
  expect(await sql`select count(*)::int as notes from note`).toEqual([{ notes: 2000 }]);
  await sql.end();
  await postgres.stop();
});

function mountSmallDisk(folder: string, size: string): boolean {
  const mounted = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${size},mode=0700`,
    'tmpfs',
    folder,
  ]);
  if (mounted.status !== 0) return false;
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
  });
  return true;
}
