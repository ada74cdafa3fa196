import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import type { NewRow } from './doc-log.ts';

/** What a connection is to be told when the next batch is on disk. */
export interface Debt {
  /** The document, from here on. */
  stateVector?: Uint8Array;
  /** How many of its sync messages are dealt with by then. */
  count: number;
}

/** What has come in on a board since its last batch was taken. */
export class NextBatch {
  readonly owed = new Map<Connection, Debt>();
  readonly #updates: { readonly actor: string | null; readonly bytes: Uint8Array }[] = [];
  readonly #settled = Promise.withResolvers<void>();

  constructor() {
    // Most batches have nobody who waits for them.
    this.#settled.promise.catch(() => undefined);
  }

  get length(): number {
    return this.#updates.length;
  }

  get bytes(): number {
    return this.#updates.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  }

  /** Settles with the batch: it is on disk, or never will be. */
  get settled(): Promise<void> {
    return this.#settled.promise;
  }

  /** `actor` is a user, or null for the server. */
  add(actor: string | null, bytes: Uint8Array): void {
    this.#updates.push({ actor, bytes });
  }

  /** Forget what was added after there were `length`. */
  cutBackTo(length: number): void {
    this.#updates.length = length;
  }

  /** All sync messages of a connection so far are dealt with in this batch. */
  owe(connection: Connection, stateVector?: Uint8Array): void {
    const debt = this.owed.get(connection) ?? { count: 0 };
    debt.count = connection.syncMessages;
    if (stateVector) debt.stateVector = stateVector;
    this.owed.set(connection, debt);
  }

  /** One row per person: the log remembers who wrote, and stays short. */
  rows(boardId: string): NewRow[] {
    const byActor = Map.groupBy(this.#updates, ({ actor }) => actor);
    return [...byActor].map(([actor, theirs]) => ({ boardId, actor, bytes: mergedOf(theirs) }));
  }

  /** Everything as one update; undefined when nothing changed. */
  merged(): Uint8Array | undefined {
    return this.#updates.length === 0 ? undefined : mergedOf(this.#updates);
  }

  succeed(): void {
    this.#settled.resolve();
  }

  fail(reason: string): void {
    this.#settled.reject(new Error(reason));
  }
}

const mergedOf = (updates: readonly { readonly bytes: Uint8Array }[]): Uint8Array =>
  Y.mergeUpdates(updates.map(({ bytes }) => bytes));
