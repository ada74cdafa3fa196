import { setTimeout as delay } from 'node:timers/promises';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { connect } from './connect.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { failureCode } from './failures.ts';
import { migrate } from './migrate.ts';
import * as schema from './schema.ts';

export interface Database {
  readonly sql: postgres.Sql;
  readonly db: PostgresJsDatabase<typeof schema>;
  /** For further connections: `connect(database.url, …)`. */
  readonly url: string;
  readonly kind: 'embedded' | 'external';
  /** Close the pool, then stop what was started for it. */
  close(): Promise<void>;
}

/** What a drizzle transaction hands to its callback. */
export type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0];

const OLDEST_SERVER = 150_000;
/** A database started together with us (compose, systemd) may need a moment. */
const PATIENCE_MS = 10_000;
/** What waiting cannot mend: wrong password, no such role, no such database. */
const FINAL_CODES: readonly string[] = ['28P01', '28000', '3D000', '42501'];

/**
 * Open the operator's Postgres or start our own, migrated either way.
 * @throws StartError with one sentence on what is wrong with the database.
 */
export async function openDatabase(
  config: Config,
  log: Log,
  onLost?: (reason: StartError) => void,
): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    await reach(config.databaseUrl, log);
    await migrateOrExplain(config.databaseUrl);
    return databaseAt(config.databaseUrl, 'external', () => Promise.resolve());
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log,
    ...(onLost && { onLost }),
  });
  try {
    await createDatabase(embedded.addressOf('postgres'), 'takeboard');
    const url = embedded.addressOf('takeboard');
    await migrateOrExplain(url);
    return databaseAt(url, 'embedded', () => embedded.stop());
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** A pool on a database that is already migrated; workers and tests use it with one that others opened. */
export function databaseAt(
  url: string,
  kind: Database['kind'],
  afterClose: () => Promise<void>,
  mostConnections = 10,
): Database {
  const sql = connect(url, { max: mostConnections, connection: { application_name: 'takeboard' } });
  return {
    sql,
    db: drizzle(sql, { schema }),
    url,
    kind,
    async close() {
      await sql.end({ timeout: 2 });
      await afterClose();
    },
  };
}

/** Make a database unless it is there, from a template if one is named. */
export async function createDatabase(
  adminUrl: string,
  name: string,
  template?: string,
): Promise<void> {
  const sql = connect(adminUrl, { max: 1 });
  try {
    await sql`create database ${sql(name)} ${template === undefined ? sql`` : sql`template ${sql(template)}`}`;
  } catch (error) {
    if (failureCode(error) !== '42P04') throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function reach(url: string, log: Log): Promise<void> {
  const sql = connect(url, { max: 1, connect_timeout: 5, backoff: false });
  const deadline = performance.now() + PATIENCE_MS;
  try {
    for (;;) {
      try {
        const [row] = await sql<
          { version: string }[]
        >`select current_setting('server_version_num') as version`;
        if (Number(row?.version) >= OLDEST_SERVER) return;
        throw new StartError(
          `The database in DATABASE_URL is Postgres ${Math.floor(Number(row?.version) / 10_000)}; Takeboard needs 15 or newer.`,
        );
      } catch (error) {
        const code = failureCode(error);
        const final =
          error instanceof StartError || (code !== undefined && FINAL_CODES.includes(code));
        if (final || performance.now() > deadline) throw error;
        log.warn({ code }, 'The database does not answer yet; trying again');
        await delay(500);
      }
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The database in DATABASE_URL (${placeIn(url)}) cannot be used: ${sayWhy(error)}. Start it or correct DATABASE_URL, then start Takeboard again.`,
      { exitCode: 4, cause: error },
    );
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function migrateOrExplain(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    const full = failureCode(error) === '53100';
    throw new StartError(
      full
        ? 'The disk of the database is full, so its layout could not be brought up to date. Free some space and start again; nothing was lost.'
        : `The database's layout could not be brought up to date: ${sayWhy(error)}. Nothing was changed; restore the Takeboard that made it, or report this with the log.`,
      { exitCode: 4, cause: error },
    );
  }
}

function sayWhy(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || failureCode(cause) || cause.name : String(cause);
}

/** The address without its password, for sentences and logs. */
function placeIn(url: string): string {
  const address = new URL(url);
  address.password = '';
  return address.href;
}
