import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { connect } from './connect.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../../migrations', import.meta.url));
const MIGRATION_LOCK = 5757_0002;

/**
 * Bring a database to this program's layout. Servers that start at the same moment take turns by an
 * advisory lock on the connection that migrates, which ends with it.
 */
export async function migrate(url: string): Promise<void> {
  const sql = connect(url, { max: 1, max_lifetime: null });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS });
  } finally {
    await sql.end({ timeout: 1 });
  }
}
