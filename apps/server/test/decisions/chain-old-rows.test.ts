import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { expect, onTestFinished, test } from 'vitest';
import { addressOfDatabase, connect } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createDatabase, databaseAt } from '../../src/database/open-database.ts';
import { appendDecision } from '../../src/decisions/append-decision.ts';
import { readLog } from '../../src/decisions/decision-log.ts';
import { verifyLog } from '../../src/decisions/verify-log.ts';
import { adminAddress } from '../support/test-database.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../../migrations', import.meta.url));

/** A database as a Takeboard left it that knew the migrations up to this one, counted from 0. */
const databaseUpTo = async (last: number): Promise<string> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'tb-migrations-'));
  const admin = connect(adminAddress(), { max: 1 });
  onTestFinished(async () => {
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin.end();
    await rm(folder, { recursive: true, force: true });
  });
  await createDatabase(adminAddress(), name);
  await cp(MIGRATIONS, folder, { recursive: true });
  const journal = join(folder, 'meta/_journal.json');
  const told = JSON.parse(await readFile(journal, 'utf8')) as { entries: { idx: number }[] };
  const entries = told.entries.filter(({ idx }) => idx <= last);
  await writeFile(journal, JSON.stringify({ ...told, entries }));
  const url = addressOfDatabase(adminAddress(), name);
  const sql = connect(url, { max: 1 });
  await applyMigrations(drizzle(sql), { migrationsFolder: folder });
  await sql.end();
  return url;
};

test('decisions from before the log was chained are chained as they stand', async () => {
  const url = await databaseUpTo(3);
  const old = connect(url, { max: 1 });
  const person = (id: string, name: string) =>
    old`insert into "user" (id, name, email) values (${id}, ${name}, ${`${id}@example.com`})`;
  await person('dana', 'Dana "D" Trent \\');
  await person('milo', 'Miłó 🎬');
  for (const id of ['a', 'b', 'empty']) {
    await old`insert into board (id, title, created_by) values (${id}, 'T', 'dana')`;
  }
  await old`insert into take (id, board_id, state, client_key, batch_id, name, bytes, imported_by)
    values ('take', 'a', 'ready', 'key', 'batch', 'gum "pop".mp4', 1, 'dana')`;
  const decide = (id: string, board: string, takeId: string | null, by: string, at: string) =>
    old`insert into decision (id, board_id, shot_id, take_id, made_how, made_by, at)
      values (${id}, ${board}, 'shot', ${takeId}, 'hand', ${by}, ${at})`;
  await decide('1', 'a', 'take', 'dana', '2026-01-02T03:04:05.678912Z');
  await decide('2', 'b', null, 'milo', '2026-01-02T03:04:05.999999Z');
  await decide('3', 'a', null, 'milo', '2026-01-02 23:30:00-05');
  await old.end();

  await migrate(url);
  const database = databaseAt(url, 'embedded', () => Promise.resolve());
  onTestFinished(() => database.close());
  const head = async (board: string) => {
    const verdict = await verifyLog(database, board);
    expect(verdict).toMatchObject({ whole: true, broken: null });
    return verdict.entries;
  };
  expect([await head('a'), await head('b'), await head('empty')]).toEqual([2, 1, 0]);
  const { log } = await readLog(database, 'a', { limit: 10 });
  expect(log.map(({ entry }) => entry)).toEqual([
    {
      version: 1,
      place: 2,
      id: '3',
      boardId: 'a',
      shotId: 'shot',
      shot: null,
      takeId: null,
      take: null,
      how: 'hand',
      by: [{ userId: 'milo', name: 'Miłó 🎬' }],
      at: '2026-01-03T04:30:00.000Z',
      reason: null,
      round: null,
    },
    expect.objectContaining({
      place: 1,
      takeId: 'take',
      take: 'gum "pop".mp4',
      by: [{ userId: 'dana', name: 'Dana "D" Trent \\' }],
    }),
  ]);

  await database.db.transaction((tx) =>
    appendDecision(tx, {
      boardId: 'a',
      shotId: 'shot',
      shot: '1 Gum',
      takeId: 'take',
      how: 'hand',
      by: ['dana'],
      madeBy: 'dana',
      at: new Date(),
      reason: null,
      round: null,
    }),
  );
  expect(await head('a')).toBe(3);
  await database.sql`update decision set at = at + interval '1 second' where id = '1'`;
  expect((await verifyLog(database, 'a')).broken?.place).toBe(1);
});
