import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Ffmpeg } from '@takeboard/media';
import { newId } from '../database/new-id.ts';
import type { Services } from '../services.ts';
import { freeClaims, isWorkDue } from './claims.ts';
import { startHelper } from './worker-helper.ts';
import type { Helper } from './worker-helper.ts';

/** What a lost call left lying is found within this time. */
const SWEEP_MS = 60_000;
/** A worker that does not say so once in this time is stuck in a file, and killed. */
const ALIVE_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 1200;
/** Before a worker that ended unasked is started again: longer each time, until one lives a while. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const LIVED_MS = 60_000;
/** Unfinished files of workers whose server did not clean up after them. */
const ABANDONED_MS = 24 * 3_600_000;

export interface RunningIngest {
  /** The worker process, while there is one. */
  readonly pid: number | undefined;
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Keeps a worker process for as long as files wait: started when there is work, started again when
 * it ends unasked, ended when there has been nothing to do for a while. Without ffmpeg files wait.
 */
export const startIngest = (services: Services): RunningIngest =>
  'missing' in services.media
    ? { pid: undefined, wake: () => {}, stop: async () => {} }
    : new Supervisor(services, services.media);

class Supervisor implements RunningIngest {
  readonly #services: Services;
  readonly #ffmpeg: Ffmpeg;
  readonly #root: string;
  readonly #sweep: NodeJS.Timeout;
  readonly #tidied: Promise<void>;
  #helper: Helper | undefined;
  /** What is done after the last one that ended. */
  #tidying: Promise<void> | undefined;
  #starting: Promise<void> | undefined;
  #calls = 0;
  #stopping = false;
  #pauseMs = FIRST_PAUSE_MS;
  #pause: NodeJS.Timeout | undefined;

  constructor(services: Services, ffmpeg: Ffmpeg) {
    this.#services = services;
    this.#ffmpeg = ffmpeg;
    this.#root = join(services.config.dataDir, 'ingest');
    this.#tidied = removeAbandoned(this.#root).catch((error: unknown) =>
      services.log.warn({ err: error }, 'Old unfinished files could not be removed'),
    );
    this.#sweep = setInterval(() => this.#wakeIfDue(), SWEEP_MS);
    this.#wakeIfDue();
  }

  get pid(): number | undefined {
    return this.#helper?.pid;
  }

  wake(): void {
    if (this.#stopping || this.#pause) return;
    this.#calls += 1;
    if (this.#helper) this.#helper.tell({ t: 'wake', call: this.#calls });
    else this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#sweep);
    clearTimeout(this.#pause);
    await this.#starting;
    const helper = this.#helper;
    helper?.tell({ t: 'stop' });
    const timer = setTimeout(() => helper?.kill(), STOP_WITHIN_MS);
    await this.#tidying;
    clearTimeout(timer);
  }

  async #start(): Promise<void> {
    const { config, database, log } = this.#services;
    try {
      await this.#tidied;
      const id = newId();
      const folder = join(this.#root, id);
      await mkdir(folder, { recursive: true });
      const helper = startHelper(
        {
          t: 'begin',
          id,
          config,
          databaseUrl: database.url,
          ffmpeg: this.#ffmpeg,
          folder,
          atOnce: availableParallelism(),
        },
        {
          aliveWithinMs: ALIVE_WITHIN_MS,
          onIdle: (call) => {
            // It was called again while it said so: then it is at work.
            if (call === this.#calls) helper.tell({ t: 'stop' });
          },
        },
      );
      this.#helper = helper;
      helper.tell({ t: 'wake', call: this.#calls });
      log.debug({ worker: id, pid: helper.pid }, 'A worker was started');
      this.#tidying = helper.over.then((asked) => this.#ended(helper, folder, asked));
    } catch (error) {
      log.error({ err: error }, 'No worker could be started; trying again');
      this.#startAfterPause();
    }
  }

  /** Whatever a worker leaves behind is made good at once: its rows are free, its files are gone. */
  async #ended(helper: Helper, folder: string, asked: boolean): Promise<void> {
    const { database, log } = this.#services;
    this.#helper = undefined;
    if (!asked) {
      log.error({ worker: helper.id }, 'A worker ended while it worked; starting another');
      if (performance.now() - helper.startedAt > LIVED_MS) this.#pauseMs = FIRST_PAUSE_MS;
      this.#startAfterPause();
    }
    try {
      await rm(folder, { recursive: true, force: true });
      await freeClaims(database, helper.id);
      if (asked) this.#wakeIfDue();
    } catch (error) {
      log.warn({ err: error }, 'What a worker left could not be freed; it is when its claims end');
    }
  }

  #startAfterPause(): void {
    if (this.#stopping) return;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.wake();
    }, this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }

  #wakeIfDue(): void {
    const { database, log } = this.#services;
    isWorkDue(database).then(
      (due) => {
        if (due) this.wake();
      },
      (error: unknown) => log.debug({ err: error }, 'Could not look for waiting files'),
    );
  }
}

const removeAbandoned = async (root: string): Promise<void> => {
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    const path = join(root, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
};
