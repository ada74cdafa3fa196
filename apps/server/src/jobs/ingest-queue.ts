import type { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';

/** The queue by which servers wake each other's workers. Its jobs say only "look": the rows are the truth. */
const INGEST_QUEUE = 'ingest';
const LOOK_EVERY_SECONDS = 2;
/** Seven hundred files that arrive in a minute are one call a second. */
const CALL_EVERY_MS = 1000;

/** Be called when any server has work for workers. */
export const answerIngestCalls = async (boss: PgBoss, call: () => void): Promise<void> => {
  await createIngestQueue(boss);
  await boss.work(INGEST_QUEUE, { pollingIntervalSeconds: LOOK_EVERY_SECONDS }, async () => call());
};

/** One call waits in the queue at most: a second one would say nothing new. */
export const createIngestQueue = (boss: PgBoss): Promise<void> =>
  boss.createQueue(INGEST_QUEUE, { policy: 'short', retryLimit: 0, deleteAfterSeconds: 3600 });

/** A function that calls all workers, at once and then at most every second. */
export const ingestCaller = (boss: () => Promise<PgBoss>, log: Log): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const call = (): void => {
    if (timer) {
      again = true;
      return;
    }
    boss()
      .then((open) => open.send(INGEST_QUEUE, {}))
      .catch((error: unknown) =>
        log.warn(
          { err: error },
          'Workers could not be called; they look by themselves each minute',
        ),
      );
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      call();
    }, CALL_EVERY_MS).unref();
  };
  return call;
};
