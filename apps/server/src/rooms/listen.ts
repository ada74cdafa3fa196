/**
 * What other servers, and the routes of this one, tell the rooms: one LISTEN connection per process.
 * Notifications are wake-ups. A connection that was lost may have missed some, so whoever listens is
 * told to read everything again; and since a dead connection can look alive, the process sends itself
 * a beat and opens another when it does not hear it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type postgres from 'postgres';
import { connect } from '../database/connect.ts';
import type { Log } from '../log.ts';
import { CHANNEL } from './doc-log.ts';

const notification = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('event'),
    board: z.string(),
    seq: z.number(),
    kind: z.string(),
    ids: z.array(z.string()),
  }),
  z.object({ t: z.literal('authz'), board: z.string(), user: z.string().nullable() }),
  z.object({
    t: z.literal('update'),
    board: z.string(),
    id: z.number(),
    node: z.string(),
    bytes: z.string().nullish(),
  }),
  z.object({ t: z.literal('beat'), node: z.string() }),
]);
export type Notification = z.infer<typeof notification>;

export interface Listener {
  heard(notification: Exclude<Notification, { t: 'beat' }>): void;
  /** Listening began, or began again: anything may have been missed. */
  mayHaveMissed(): void;
}

const BEAT_MS = 2_500;
/** A server that was heard within this time is taken to be running. */
const COMPANY_MS = 6_000;
const LOST_AFTER_MS = 6_000;
const RETRY_MS = 250;

export class NotificationListener {
  readonly #url: string;
  readonly #node: string;
  readonly #listener: Listener;
  readonly #log: Log;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  #beatAt = 0;
  #othersAt = -Infinity;
  #hearing = false;

  constructor(url: string, node: string, listener: Listener, log: Log) {
    this.#url = url;
    this.#node = node;
    this.#listener = listener;
    this.#log = log;
    this.#done = this.#run();
  }

  /**
   * Whether other servers may be running: one was heard lately, or nothing can be heard. One that
   * has just started sends its first beat before it opens a board, and reads what it missed within
   * a sweep.
   */
  get accompanied(): boolean {
    return !this.#hearing || performance.now() - this.#othersAt < COMPANY_MS;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const sql = connect(this.#url, {
        max: 1,
        connect_timeout: 5,
        backoff: false,
        connection: { application_name: 'takeboard listen' },
      });
      try {
        await this.#listenWith(sql);
      } catch (error) {
        if (!this.#stop.signal.aborted) this.#log.warn({ err: error }, 'Listening was interrupted');
      }
      this.#hearing = false;
      await sql
        .end({ timeout: 0 })
        .catch((error: unknown) => this.#log.debug({ err: error }, 'closing'));
      await this.#pause(RETRY_MS);
    }
  }

  /** Returns when the connection has gone silent. */
  async #listenWith(sql: postgres.Sql): Promise<void> {
    this.#beatAt = performance.now();
    await sql.listen(
      CHANNEL,
      (payload) => this.#heard(payload),
      () => {
        this.#othersAt = performance.now();
        this.#listener.mayHaveMissed();
      },
    );
    while (!this.#stop.signal.aborted) {
      await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ t: 'beat', node: this.#node })})`;
      await this.#pause(BEAT_MS);
      if (performance.now() - this.#beatAt > LOST_AFTER_MS) return;
    }
  }

  #heard(payload: string): void {
    try {
      const told = notification.parse(JSON.parse(payload));
      if (told.t !== 'beat') this.#listener.heard(told);
      else if (told.node !== this.#node) this.#othersAt = performance.now();
      else {
        this.#beatAt = performance.now();
        this.#hearing = true;
      }
    } catch (error) {
      this.#log.error(
        { err: error, payload: payload.slice(0, 200) },
        'A notification could not be read',
      );
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return delay(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
