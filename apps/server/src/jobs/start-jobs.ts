import { PgBoss } from 'pg-boss';
import type { Services } from '../services.ts';
import { CHORES, type Chore } from './housekeeping.ts';

export interface Jobs {
  /** Do a chore now, on whichever worker takes it; resolves when it is queued. */
  request(chore: string): Promise<void>;
  stop(): Promise<void>;
}

const TWO_CONNECTIONS = 2;

/**
 * Take work from the queue in the database. Several servers share it: pg-boss hands each scheduled
 * run to one of them.
 */
export async function startJobs(services: Services, lookEverySeconds = 10): Promise<Jobs> {
  const { database, log, clock } = services;
  const boss = new PgBoss({
    connectionString: database.url,
    max: TWO_CONNECTIONS,
    application_name: 'takeboard jobs',
  });
  boss.on('error', (error: Error) => log.error({ err: error }, 'The job queue reports an error'));
  await boss.start();
  for (const chore of CHORES) await takeOn(chore);
  log.info({ chores: CHORES.length }, 'Housekeeping is set up');

  async function takeOn(chore: Chore): Promise<void> {
    await boss.createQueue(chore.name, { policy: 'singleton', retryLimit: 2 });
    await boss.work(chore.name, { pollingIntervalSeconds: lookEverySeconds }, async () => {
      const outcome = await chore.run(database, clock());
      log.info({ chore: chore.name, outcome }, 'Housekeeping done');
    });
    await boss.schedule(chore.name, chore.cron, null, { tz: 'UTC' });
  }

  return {
    async request(chore) {
      await boss.send(chore, {});
    },
    stop: () => boss.stop({ graceful: true, timeout: 1000 }),
  };
}
