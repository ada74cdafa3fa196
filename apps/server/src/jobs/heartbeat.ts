import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Services } from '../services.ts';

const EVERY_MS = 15_000;

/**
 * Touch `worker.alive` in the data folder whenever the database answers: a worker answers nobody, so
 * its health is the age of that file. @returns how to stop.
 */
export function startHeartbeat({ config, database, log }: Services): () => void {
  const file = join(config.dataDir, 'worker.alive');
  const beat = async (): Promise<void> => {
    await database.sql`select 1`;
    await writeFile(file, `${new Date().toISOString()}\n`);
  };
  const begin = (): void => {
    beat().catch((error: unknown) => log.warn({ err: error }, 'The worker cannot do its work now'));
  };
  begin();
  const timer = setInterval(begin, EVERY_MS);
  return () => clearInterval(timer);
}
