import type postgres from 'postgres';
import { connect } from './connect.ts';

/**
 * The right to be the one server of a data folder: an advisory lock on a connection kept for it. It
 * ends with the process, however the process ends, which no lock file does.
 */
export interface FolderLock {
  /** Resolves when the lock is gone, given back or lost with its connection. */
  readonly gone: Promise<void>;
  release(): Promise<void>;
}

export type LockAnswer =
  | { readonly kind: 'held'; readonly lock: FolderLock }
  /** Another server holds it. */
  | { readonly kind: 'taken'; readonly pid: string }
  /** Nobody listens there, or Postgres is still starting or already stopping. */
  | { readonly kind: 'not-ready'; readonly cause: unknown };

const LOCK_KEY = 5757_0001;
const LOCK_NAME = 'takeboard folder lock of process ';

/** Ask once, without waiting. `url` must name the same database for all servers: the lock is per database. */
export async function askForFolderLock(url: string): Promise<LockAnswer> {
  let signalGone: () => void = () => {};
  const gone = new Promise<void>((resolve) => (signalGone = resolve));
  const sql = connect(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onclose: () => signalGone(),
    connection: { application_name: `${LOCK_NAME}${process.pid}` },
  });
  try {
    const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${LOCK_KEY}) as held`;
    if (row?.held) return { kind: 'held', lock: { gone, release: () => sql.end({ timeout: 1 }) } };
    const pid = await holderOf(sql);
    await sql.end({ timeout: 1 });
    return { kind: 'taken', pid };
  } catch (cause) {
    await sql.end({ timeout: 0 });
    return { kind: 'not-ready', cause };
  }
}

async function holderOf(sql: postgres.Sql): Promise<string> {
  const [holder] = await sql<{ name: string }[]>`
    select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.objid = ${LOCK_KEY} and l.granted limit 1`;
  return holder?.name.startsWith(LOCK_NAME) ? holder.name.slice(LOCK_NAME.length) : 'unknown';
}
