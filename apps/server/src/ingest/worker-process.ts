/**
 * The process that works on files, apart from the one that serves people: a hostile file can cost
 * memory, time and at worst this process, and nobody's live board feels it. Started on demand by
 * `start-ingest.ts`, which ends it when there has been nothing to do for a while.
 */
import { databaseAt } from '../database/open-database.ts';
import { openBlobStore } from '../files/open-blob-store.ts';
import { createLog } from '../log.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';
import { Worker } from './worker.ts';

const ALIVE_MS = 1000;
const IDLE_MS = 20_000;
const CONNECTIONS = 3;

let ending: (() => Promise<void>) | undefined;
let worker: Worker | undefined;
let lastCall = 0;
let idle: NodeJS.Timeout | undefined;

const say = (message: FromWorker): void => {
  // Without a channel the server is gone, and `disconnect` has been heard.
  if (process.connected) process.send?.(message);
};

const begin = async (told: Extract<ToWorker, { t: 'begin' }>): Promise<void> => {
  const log = createLog(told.config.logLevel);
  const database = databaseAt(told.databaseUrl, 'external', () => Promise.resolve(), CONNECTIONS);
  const blobs = await openBlobStore(told.config, log);
  worker = new Worker(
    { id: told.id, database, blobs, ffmpeg: told.ffmpeg, log, folder: told.folder },
    {
      atOnce: told.atOnce,
      onIdle: () => {
        clearTimeout(idle);
        idle = setTimeout(() => say({ t: 'idle', call: lastCall }), IDLE_MS);
      },
    },
  );
  ending = async () => {
    await worker?.stop();
    await database.close();
  };
  setInterval(() => say({ t: 'alive' }), ALIVE_MS).unref();
  worker.wake();
};

const end = async (): Promise<void> => {
  clearTimeout(idle);
  const finish = ending;
  ending = undefined;
  await finish?.();
  process.exit();
};

process.on('message', (message: ToWorker) => {
  if (message.t === 'begin') void begin(message);
  else if (message.t === 'stop') void end();
  else {
    lastCall = message.call;
    clearTimeout(idle);
    worker?.wake();
  }
});
process.on('disconnect', () => void end());
// The terminal tells the whole group; the server says when it is our turn.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => void end());
