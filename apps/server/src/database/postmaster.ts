import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresPlace } from './postgres-place.ts';
import { commandAs, type Unprivileged } from './unprivileged.ts';

/** The main process of a Postgres, started by us or found running. */
export interface Postmaster {
  readonly pid: number;
  /** True once it has ended, however it was started. */
  ended(): boolean;
}

const LOG_LIMIT = 5_000_000;

/** Variables named PG… must not reach it: they would change what the command line says. */
export const POSTGRES_ENV = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  TZ: 'UTC',
  LC_ALL: 'C',
};

/**
 * Start Postgres in a session of its own, so that a Ctrl-C in the terminal or a signal to our process
 * group never reaches it before the rooms are flushed. It writes to a file, not to our streams: a
 * reader of our output must not wait for a Postgres that outlives us.
 */
export function spawnPostmaster(
  place: PostgresPlace,
  as: Unprivileged,
  binaries: string,
  settings: Readonly<Record<string, string>>,
): Postmaster {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = commandAs(as, join(binaries, 'bin', 'postgres'), ['-D', place.cluster, ...flags]);
  const full = existsSync(place.logFile) && statSync(place.logFile).size > LOG_LIMIT;
  const log = openSync(place.logFile, full ? 'w' : 'a', 0o600);
  try {
    const child = spawn(command.file, command.args, {
      ...command.options,
      env: POSTGRES_ENV,
      detached: true,
      stdio: ['ignore', log, log],
    });
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', () => (ended = true));
    child.unref();
    return { pid: child.pid ?? 0, ended: () => ended };
  } finally {
    closeSync(log);
  }
}

/**
 * The postmaster that a file in the cluster says is running, if it is. The number of a killed
 * postmaster may belong to another program by now (after a container's restart it often does);
 * Postgres would then refuse to start, so such a file is removed.
 */
export function findPostmaster(place: PostgresPlace): Postmaster | undefined {
  const pidFile = join(place.cluster, 'postmaster.pid');
  const pid = pidIn(pidFile);
  if (pid === undefined) return undefined;
  if (!isRunning(pid)) return undefined;
  if (!commandLineOf(pid).includes(place.cluster)) {
    rmSync(pidFile, { force: true });
    return undefined;
  }
  // A zombie still has a number; the file goes away when the postmaster is done.
  return { pid, ended: () => pidIn(pidFile) !== pid || !isRunning(pid) };
}

/**
 * Ask for a fast shutdown (it ends sessions, waits for no client), then for an immediate one: what
 * was committed is safe either way, the next start then replays the log.
 */
export async function stopPostmaster(postmaster: Postmaster, patienceMs = 3000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (postmaster.ended() || !send(postmaster.pid, signal)) return;
    const deadline = performance.now() + patienceMs;
    while (!postmaster.ended() && performance.now() < deadline) await delay(10);
    if (postmaster.ended()) return;
  }
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

function commandLineOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      return ''; // it ended between the two looks
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}
