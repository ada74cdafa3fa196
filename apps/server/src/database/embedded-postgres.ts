import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { cannotStart, ensureCluster } from './cluster.ts';
import { askForFolderLock, type FolderLock } from './folder-lock.ts';
import { POSTGRES_MAJOR, postgresFolder } from './postgres-binaries.ts';
import { addressIn, placeFor, socketOf, type PostgresPlace } from './postgres-place.ts';
import { findPostmaster, spawnPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';
import { chooseUnprivileged, reachableBinaries, type Unprivileged } from './unprivileged.ts';

/** The server's own Postgres in its data folder: real, durable, reached by a Unix socket only. */
export interface EmbeddedPostgres {
  addressOf(database: string): string;
  readonly pid: number;
  /** True when a server that was killed had left it running. */
  readonly adopted: boolean;
  /** Give the folder back and shut Postgres down. Close every pool first. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Postgres settings beside ours; tests turn durability off with it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How to be somebody else than root; chosen by looking at the machine when not given. */
  readonly as?: Unprivileged;
  /** Called when the folder was lost for good while running: the server must stop. */
  readonly onLost?: (reason: StartError) => void;
}

const RETRY_MS = 2000;
const START_PATIENCE_MS = 30_000;
/** A server that is just stopping still holds its folder for a moment. */
const TAKEN_PATIENCE_MS = 2500;
/**
 * Reasons of Postgres not to start that pass by themselves: the sessions of a killed postmaster have
 * not all noticed yet, or another server was faster and is just leaving.
 */
const PASSING = /is still in use|already exists/;

interface Running {
  readonly lock: FolderLock;
  readonly postmaster: Postmaster;
  readonly adopted: boolean;
}

/**
 * Start Postgres on a data folder, making the cluster the first time, or adopt the one that a killed
 * server left running there. While it runs, a Postgres that dies is started again.
 * @throws StartError when another server has the folder, or Postgres cannot start (disk full, folder not ours).
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const as = options.as ?? chooseUnprivileged();
  const binaries = reachableBinaries(as, postgresFolder(), POSTGRES_MAJOR);
  const place = placeFor(options.dataDir, as);
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    unix_socket_directories: place.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '64MB',
    jit: 'off',
    ...options.settings,
  };
  const bringUp = async (): Promise<Running> => {
    await ensureCluster(place, as, binaries, settings['fsync'] === 'off');
    return takeFolder(place, () => spawnPostmaster(place, as, binaries, settings));
  };

  let running = await bringUp();
  let closing = false;
  const watch = async (): Promise<void> => {
    while (!closing) {
      await running.lock.gone;
      if (closing) return;
      log.error({ folder: place.dataDir }, 'Postgres went away; starting it again');
      const back = await bringBack();
      if (back === undefined) return;
      running = back;
      log.info({ pid: running.postmaster.pid }, 'Postgres is back');
    }
  };
  /** Until it works: a disk that is full now has space later, and the rooms wait meanwhile. */
  const bringBack = async (): Promise<Running | undefined> => {
    for (;;) {
      try {
        const back = await bringUp();
        if (!closing) return back;
        await back.lock.release();
        await stopPostmaster(back.postmaster);
        return undefined;
      } catch (error) {
        if (closing) return undefined;
        if (error instanceof FolderTaken) {
          options.onLost?.(error);
          return undefined;
        }
        log.error({ err: error }, 'Postgres could not be started again; trying on');
        await delay(RETRY_MS);
      }
    }
  };
  const watching = watch().catch((error: unknown) => {
    log.fatal({ err: error }, 'Nobody watches over Postgres any more');
  });

  log.info(
    { pid: running.postmaster.pid, adopted: running.adopted, as: as.kind },
    'Postgres is up',
  );
  return {
    addressOf: (database) => addressIn(place, database),
    get pid() {
      return running.postmaster.pid;
    },
    adopted: running.adopted,
    async stop() {
      closing = true;
      await running.lock.release();
      await watching;
      await stopPostmaster(running.postmaster);
    },
  };
}

/** Ask for the folder until it is ours, starting Postgres when nobody runs it. */
async function takeFolder(place: PostgresPlace, start: () => Postmaster): Promise<Running> {
  const asked = performance.now();
  let started: Postmaster | undefined;
  let cause: unknown;
  while (performance.now() - asked < START_PATIENCE_MS) {
    const waited = performance.now() - asked;
    if (existsSync(socketOf(place))) {
      const answer = await askForFolderLock(addressIn(place, 'postgres'));
      const postmaster = started && !started.ended() ? started : findPostmaster(place);
      if (answer.kind === 'held' && postmaster) {
        return { lock: answer.lock, postmaster, adopted: postmaster !== started };
      }
      if (answer.kind === 'held') await answer.lock.release();
      if (answer.kind === 'taken' && waited > TAKEN_PATIENCE_MS)
        throw heldByAnother(place, answer.pid);
      if (answer.kind === 'not-ready') cause = answer.cause;
    }
    if (!findPostmaster(place)) {
      if (started?.ended()) {
        const said = lastLines(place.logFile);
        if (!PASSING.test(said)) throw cannotStart(place, said, cause);
        started = undefined;
        await delay(200);
        continue;
      }
      started ??= start();
    }
    await delay(10);
  }
  throw cannotStart(place, `it did not answer within ${START_PATIENCE_MS / 1000} s`, cause);
}

/** Another server has the folder: waiting does not help. */
class FolderTaken extends StartError {}

function heldByAnother(place: PostgresPlace, pid: string): FolderTaken {
  return new FolderTaken(
    `Another Takeboard server (process ${pid}) already uses the data folder ${place.dataDir}. Stop it first, or give this one a folder of its own with TAKEBOARD_DATA.`,
    { exitCode: 3 },
  );
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').slice(-4).join('\n')
    : 'it left no log';
}
