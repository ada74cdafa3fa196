import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';
import { POSTGRES_MAJOR } from './postgres-binaries.ts';
import { SUPERUSER, type PostgresPlace } from './postgres-place.ts';
import { POSTGRES_ENV } from './postmaster.ts';
import { commandAs, own, type Unprivileged } from './unprivileged.ts';

/** Make the cluster beside its place and move it there, so that one half made is never taken for whole. */
export async function ensureCluster(
  place: PostgresPlace,
  as: Unprivileged,
  binaries: string,
  hasty: boolean,
): Promise<void> {
  const versionFile = join(place.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version !== POSTGRES_MAJOR) {
      throw new StartError(
        `The data folder ${place.dataDir} was made by Postgres ${version}; this Takeboard brings Postgres ${POSTGRES_MAJOR}. Start the older Takeboard, dump the database with pg_dump, and load it into a new folder.`,
      );
    }
    return own(as, place.cluster);
  }
  const half = join(dirname(place.cluster), `.${basename(place.cluster)}-${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  try {
    mkdirSync(half, { mode: 0o700 });
    own(as, half);
    const args = ['-D', half, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', ...LOCALE];
    await run(
      commandAs(as, join(binaries, 'bin', 'initdb'), hasty ? [...args, '--no-sync'] : args),
    );
    renameSync(half, place.cluster);
  } catch (cause) {
    rmSync(half, { recursive: true, force: true });
    // Somebody else made it at the same moment: theirs is as good.
    if (existsSync(versionFile)) return;
    throw cannotStart(place, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Sorting that no system library can change under an index. */
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

function run(command: ReturnType<typeof commandAs>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      env: POSTGRES_ENV,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(said.trim() || `it ended with code ${code}`)),
    );
  });
}

/** The one way to say that Postgres does not run, with what to do about it. */
export function cannotStart(place: PostgresPlace, reason: string, cause: unknown): StartError {
  const advice = /No space left|ENOSPC/i.test(reason)
    ? `The disk that holds ${place.dataDir} is full. Free some space and start again; nothing was lost.`
    : `Read ${place.logFile}, or name a Postgres of your own in DATABASE_URL.`;
  return new StartError(`Postgres could not be started in ${place.dataDir}: ${reason}\n${advice}`, {
    cause,
  });
}
