import { PgBoss } from 'pg-boss';
import type { Services } from '../services.ts';
import { createIngestQueue, ingestCaller } from './ingest-queue.ts';

/**
 * For a server that takes no work itself: calls those that do whenever files wait. The connection is
 * opened at the first call. @returns how to stop.
 */
export const callWorkers = ({ database, ingest, log }: Services): (() => Promise<void>) => {
  let opening: Promise<PgBoss> | undefined;
  const open = async (): Promise<PgBoss> => {
    const boss = new PgBoss({
      connectionString: database.url,
      max: 1,
      supervise: false,
      schedule: false,
      application_name: 'takeboard calls',
    });
    boss.on('error', (error: Error) => log.warn({ err: error }, 'The job queue reports an error'));
    await boss.start();
    await createIngestQueue(boss);
    return boss;
  };
  const opened = (): Promise<PgBoss> =>
    (opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));
  ingest.onWake(ingestCaller(opened, log));
  return async () => {
    const boss = await opening?.catch(() => undefined);
    await boss?.stop({ graceful: false });
  };
};
