import { randomBytes } from 'node:crypto';
import { inject, onTestFinished, afterAll } from 'vitest';
import { addressOfDatabase, connect } from '../../src/database/connect.ts';
import { createDatabase, databaseAt, type Database } from '../../src/database/open-database.ts';
import { TEMPLATE } from './global-postgres.ts';

/**
 * A migrated, empty database for one test file (`const database = await freshDatabase()` at the top
 * of the file), or for one test (`await freshDatabase('test')` inside it). It is closed and dropped
 * when the file or the test is over.
 */
export async function freshDatabase(scope: 'file' | 'test' = 'file'): Promise<Database> {
  const adminUrl = inject('adminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase(adminUrl, name, TEMPLATE);
  const database = databaseAt(addressOfDatabase(adminUrl, name), 'embedded', () =>
    drop(adminUrl, name),
  );
  (scope === 'file' ? afterAll : onTestFinished)(() => database.close());
  return database;
}

/** The address of a Postgres in which a test may make databases of its own. */
export const adminAddress = (): string => inject('adminUrl');

async function drop(adminUrl: string, name: string): Promise<void> {
  const sql = connect(adminUrl, { max: 1 });
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
