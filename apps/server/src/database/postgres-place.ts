import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';
import { canReach, own, SYSTEM_FOLDER, type Unprivileged } from './unprivileged.ts';

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
  // The other user must be able to pass through, not to look.
  makeFolder(dataDir, as.kind === 'system-user' ? 0o711 : 0o700);
  const cluster = clusterFor(dataDir, hash, as);
  const home = dirname(cluster);
  if (home !== dataDir) makeFolder(home, 0o711);
  const near = join(home, 'run');
  const socketFolder = fits(near) ? near : shortFolder(hash);
  makeFolder(socketFolder);
  refuseForeign(socketFolder, as);
  own(as, socketFolder);
  return { dataDir, cluster, socketFolder, logFile: join(dataDir, 'postgres.log') };
}

/**
 * In the data folder, unless the user that Postgres must be cannot reach it. Where a cluster exists
 * already, there and nowhere else: an empty second one would look like lost boards.
 */
function clusterFor(dataDir: string, hash: string, as: Unprivileged): string {
  const inside = join(dataDir, 'postgres');
  const outside = join(SYSTEM_FOLDER, hash, 'postgres');
  const reachable = canReach(as, dataDir);
  if (existsSync(join(inside, 'PG_VERSION'))) {
    if (reachable) return inside;
    throw new StartError(
      `The database in ${inside} was made where Postgres could run as root's own guest; here user namespaces are forbidden and no other user can reach the folder. Move the data folder to a place that every user may pass through, or start Takeboard as another user than root.`,
    );
  }
  if (existsSync(join(outside, 'PG_VERSION'))) return outside;
  return reachable ? inside : outside;
}

/** The address of one of its databases, in libpq's form. */
export function addressIn(place: PostgresPlace, database: string): string {
  return `postgres://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(place.socketFolder)}`;
}

export const socketOf = (place: PostgresPlace): string => join(place.socketFolder, SOCKET_NAME);

/** In the system's temporary folder anybody could have made it before, to listen there in our place. */
function refuseForeign(folder: string, as: Unprivileged): void {
  const { uid } = statSync(folder);
  if (uid === process.getuid?.() || (as.kind === 'system-user' && uid === as.uid)) return;
  throw new StartError(
    `The folder ${folder} belongs to another user, so Takeboard will not talk to its database through it. Remove it, or choose a shorter data folder with TAKEBOARD_DATA.`,
  );
}

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
    const found = statSync(folder);
    if (!found.isDirectory()) throw new Error('it is not a folder');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      `Takeboard cannot use the folder ${folder}: ${reason}. Make it writable for this user, or name another with TAKEBOARD_DATA.`,
      { cause },
    );
  }
}
