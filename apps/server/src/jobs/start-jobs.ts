import { setTimeout as delay } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import type { RunningIngest } from '../ingest/start-ingest.ts';
import type { Services } from '../services.ts';
import { CHORES, type Chore } from './housekeeping.ts';
import { answerIngestCalls, ingestCaller } from './ingest-queue.ts';

export interface Jobs {
  /** Do a chore now, on whichever worker takes it; resolves when it is queued. */
  request(chore: string): Promise<void>;
  stop(): Promise<void>;
}

const TWO_CONNECTIONS = 2;
const RETRY_MS = 10_000;

/**
 * Take work from the queue in the database. Several servers share it: pg-boss hands each scheduled
 * run to one of them, and each call for workers, too.
 * @throws when the database does not answer; nothing runs then.
 */
export async function startJobs(
  services: Services,
  ingest: Pick<RunningIngest, 'wake'>,
  lookEverySeconds = 10,
): Promise<Jobs> {
  const { database, log, clock } = services;
  const boss = new PgBoss({
    connectionString: database.url,
    max: TWO_CONNECTIONS,
    application_name: 'takeboard jobs',
  });
  const stop = () => boss.stop({ graceful: true, timeout: 1000 });
  boss.on('error', (error: Error) => log.warn({ err: error }, 'The job queue reports an error'));

  const takeOn = async (chore: Chore): Promise<void> => {
    await boss.createQueue(chore.name, { policy: 'singleton', retryLimit: 2 });
    await boss.work(chore.name, { pollingIntervalSeconds: lookEverySeconds }, async () => {
      const outcome = await chore.run(database, clock(), services);
      log.info({ chore: chore.name, outcome }, 'Housekeeping done');
    });
    await boss.schedule(chore.name, chore.cron, null, { tz: 'UTC' });
  };
  try {
    await boss.start();
    for (const chore of CHORES) await takeOn(chore);
    await answerIngestCalls(boss, () => ingest.wake());
  } catch (error) {
    await stop();
    throw error;
  }
  services.ingest.onWake(ingestCaller(() => Promise.resolve(boss), log));
  log.info({ chores: CHORES.length }, 'Housekeeping is set up');
  return {
    async request(chore) {
      await boss.send(chore, {});
    },
    stop,
  };
}

/** The same without waiting for it: tried until it works, since people are served meanwhile. */
export function startJobsSoon(
  services: Services,
  ingest: Pick<RunningIngest, 'wake'>,
): Pick<Jobs, 'stop'> {
  const stopped = new AbortController();
  let jobs: Jobs | undefined;
  const tryOn = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        jobs = await startJobs(services, ingest);
        return;
      } catch (error) {
        services.log.error({ err: error }, 'Housekeeping could not start; trying again');
        await delay(RETRY_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
    }
  };
  const trying = tryOn();
  return {
    async stop() {
      stopped.abort();
      await trying;
      await jobs?.stop();
    },
  };
}
