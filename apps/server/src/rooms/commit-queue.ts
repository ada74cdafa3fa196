/**
 * Group commit. One INSERT is in flight per server; whatever arrives meanwhile, on any board, is the
 * next one. The commit itself is the clock: nothing waits for a timer, and an idle server commits a
 * lone edit at once.
 *
 * When Postgres does not answer or refuses (gone, disk full), the same rows are tried again until
 * they are in. Writing a row twice is harmless, since applying an update twice changes nothing. Until
 * then rooms tell nobody anything: no acknowledgement, no broadcast.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';
import { connect } from '../database/connect.ts';
import { failureCode } from '../database/failures.ts';
import type { Log } from '../log.ts';
import { appendRows } from './doc-log.ts';
import type { AppendedRow, NewRow } from './doc-log.ts';

/** What one board wants written, and what follows. Exactly one of the three callbacks comes. */
export interface Batch {
  readonly rows: readonly NewRow[];
  /** The rows are on disk, under these ids. */
  committed(ids: readonly number[]): void;
  /** The board they belong to no longer exists. */
  orphaned(): void;
  /** The server stops before they could be written; they are still with the clients. */
  abandoned(): void;
}

export interface Committer {
  /** Everything that has come in since the last call. */
  takeBatch(): Batch;
  /** Nothing can be written for now, and why, in words for people; undefined when it works again. */
  pausedBy(reason: string | undefined): void;
}

const FIRST_RETRY_MS = 100;
const SLOWEST_RETRY_MS = 1_000;
/** A commit takes a millisecond or two; a database that takes this long is not there. */
const ANSWER_WITHIN_MS = 10_000;
const FOREIGN_KEY_VIOLATION = '23503';

export class CommitQueue {
  readonly #url: string;
  readonly #sender: () => string | undefined;
  readonly #log: Log;
  readonly #rooms: () => Iterable<Committer>;
  #sql: postgres.Sql;
  readonly #waiting = new Set<Committer>();
  #running: Promise<void> | undefined;
  #reason: string | undefined;
  #closed = false;

  constructor(options: {
    readonly url: string;
    readonly log: Log;
    /** Our name when other servers must be woken, undefined while there are none. */
    readonly sender: () => string | undefined;
    /** Everybody who must hear of a pause. */
    readonly rooms: () => Iterable<Committer>;
  }) {
    this.#url = options.url;
    this.#log = options.log;
    this.#sender = options.sender;
    this.#rooms = options.rooms;
    this.#sql = this.#open();
  }

  /** Why nothing is being written at the moment, if so. */
  get pauseReason(): string | undefined {
    return this.#reason;
  }

  /** `committer` has something to write or to settle. */
  enroll(committer: Committer): void {
    this.#waiting.add(committer);
    this.#running ??= this.#run();
  }

  /** Resolves when everything enrolled so far is committed or `milliseconds` have passed; then ends. */
  async close(milliseconds: number): Promise<void> {
    const patience = new AbortController();
    await Promise.race([
      this.#running,
      delay(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    this.#closed = true;
    await this.#sql.end({ timeout: 0 });
  }

  async #run(): Promise<void> {
    // After this poll of the sockets: what has arrived together is written together.
    await new Promise(setImmediate);
    while (this.#waiting.size > 0 && !this.#closed) {
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      await this.#commit(waiting.flatMap((committer) => this.#batchOf(committer)));
    }
    this.#running = undefined;
  }

  async #commit(batches: readonly Batch[]): Promise<void> {
    const rows = batches.flatMap((batch) => batch.rows);
    // With nothing to write there is nothing to ask the disk; while it is away, not even that is sure.
    if (rows.length === 0 && this.#reason === undefined) return this.#settle(batches, []);
    for (let wait = FIRST_RETRY_MS; !this.#closed; wait = Math.min(wait * 2, SLOWEST_RETRY_MS)) {
      try {
        const appended = await this.#append(rows);
        this.#pause(undefined);
        return this.#settle(batches, appended);
      } catch (error) {
        if (failureCode(error) === FOREIGN_KEY_VIOLATION) return this.#commitApart(batches);
        this.#log.warn({ err: error, rows: rows.length }, 'Edits cannot be stored; trying again');
        this.#pause(reasonOf(error));
        await delay(wait);
      }
    }
    for (const batch of batches) this.#guarded(() => batch.abandoned());
  }

  #settle(batches: readonly Batch[], appended: readonly AppendedRow[]): void {
    for (const batch of batches) {
      const boards = new Set(batch.rows.map((row) => row.boardId));
      const ids = appended.filter((row) => boards.has(row.boardId)).map((row) => row.id);
      this.#guarded(() => batch.committed(ids));
    }
  }

  #batchOf(committer: Committer): Batch[] {
    const batches: Batch[] = [];
    this.#guarded(() => batches.push(committer.takeBatch()));
    return batches;
  }

  /** What fails in one room must not stop the others. */
  #guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#log.error({ err: error }, 'A board failed while its edits were being written');
    }
  }

  /** One of the boards is gone: write the others, each by itself. */
  async #commitApart(batches: readonly Batch[]): Promise<void> {
    if (batches.length > 1) {
      for (const batch of batches) await this.#commit([batch]);
      return;
    }
    for (const batch of batches) this.#guarded(() => batch.orphaned());
  }

  async #append(rows: readonly NewRow[]): Promise<readonly AppendedRow[]> {
    if (rows.length === 0) {
      await this.#answered(this.#sql`select 1`);
      return [];
    }
    return this.#answered(appendRows(this.#sql, this.#sender(), rows));
  }

  /** A connection that says nothing at all is given up for a new one. */
  async #answered<T>(query: PromiseLike<T>): Promise<T> {
    const patience = new AbortController();
    const silence = delay(ANSWER_WITHIN_MS, 'silence' as const, { signal: patience.signal });
    try {
      const first = await Promise.race([
        Promise.resolve(query).then((value) => ({ value })),
        silence,
      ]);
      if (first !== 'silence') return first.value;
      const silent = this.#sql;
      this.#sql = this.#open();
      void silent
        .end({ timeout: 0 })
        .catch((error: unknown) => this.#log.debug({ err: error }, 'closing'));
      throw new Error(`Postgres did not answer within ${ANSWER_WITHIN_MS} ms`);
    } finally {
      silence.catch(() => undefined);
      patience.abort();
    }
  }

  #open(): postgres.Sql {
    return connect(this.#url, {
      max: 1,
      connect_timeout: 5,
      backoff: false,
      connection: { application_name: 'takeboard log' },
    });
  }

  #pause(reason: string | undefined): void {
    if (reason === this.#reason) return;
    this.#reason = reason;
    for (const room of this.#rooms()) room.pausedBy(reason);
  }
}

const DISK_FULL = '53100';
const reasonOf = (error: unknown): string =>
  failureCode(error) === DISK_FULL
    ? "The server's disk is full, so nothing can be saved. Your changes wait in this browser; ask whoever runs the server to free some space."
    : 'The database does not answer, so nothing can be saved for now. Your changes wait in this browser and go on by themselves.';
