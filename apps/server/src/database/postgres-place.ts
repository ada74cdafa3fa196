import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { own, reachableFolder, type Unprivileged } from './unprivileged.ts';

/** Where the server's own Postgres keeps what is its own. */
export interface PostgresPlace {
  /** The operator's data folder, as sentences name it. */
  readonly dataDir: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly logFile: string;
}

export const SUPERUSER = 'takeboard';

/** A Unix socket's whole path may have this many bytes (Linux allows 107, macOS 103). */
const SOCKET_PATH_LIMIT = 103;
const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * Name the folders for a data folder and make those that are missing. A data folder too deep for a
 * socket gets its socket in a folder of the system's temporary one, named by the data folder's hash
 * so that every server on this data folder finds the same.
 * @throws StartError when a folder cannot be made or is not ours.
 */
export function placeFor(dataDir: string, as: Unprivileged): PostgresPlace {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  makeFolder(dataDir);
  const cluster = reachableFolder(as, join(dataDir, 'postgres'), hash);
  const home = join(cluster, '..');
  if (home !== dataDir) makeFolder(home, 0o711);
  const near = join(home, 'run');
  const socketFolder = fits(near) ? near : shortFolder(hash);
  makeFolder(socketFolder);
  own(as, socketFolder);
  return { dataDir, cluster, socketFolder, logFile: join(dataDir, 'postgres.log') };
}

/** The address of one of its databases, in libpq's form. */
export function addressIn(place: PostgresPlace, database: string): string {
  return `postgres://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(place.socketFolder)}`;
}

export const socketOf = (place: PostgresPlace): string => join(place.socketFolder, SOCKET_NAME);

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= SOCKET_PATH_LIMIT;
}

function shortFolder(hash: string): string {
  const folder = join(tmpdir(), `takeboard-${hash}`);
  return fits(folder) ? folder : `/tmp/takeboard-${hash}`;
}

function makeFolder(folder: string, mode = 0o700): void {
  try {
    mkdirSync(folder, { recursive: true, mode });
    const found = lstatSync(folder);
    if (!found.isDirectory() && !lstatSync(`${folder}/`).isDirectory())
      throw new Error('it is not a folder');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      `Takeboard cannot use the folder ${folder}: ${reason}. Make it writable for this user, or name another with TAKEBOARD_DATA.`,
      { cause },
    );
  }
}
