/**
 * Keeps an open document level with its log when other servers write there too. Knows which rows the
 * document already holds; takes further ones as they are announced, and reads again what an
 * announcement may have missed. Applying a row twice changes nothing, so in doubt it is applied.
 */
import type postgres from 'postgres';
import * as Y from 'yjs';
import { readDocument, readRows } from './doc-log.ts';
import type { StoredDocument } from './doc-log.ts';

/** Put an update of the log into the document; false when it builds on something that is not there yet. */
export type ApplyLogged = (update: Uint8Array) => boolean;

export class LogFollower {
  readonly #sql: postgres.Sql;
  readonly #boardId: string;
  readonly #apply: ApplyLogged;
  readonly #seen: Set<number>;
  #upto: number;
  /** Ids below the first are never asked for again; it trails by two sweeps, for commits that were slow. */
  #floors: [number, number] = [0, 0];
  #turn: Promise<void> = Promise.resolve();

  constructor(sql: postgres.Sql, boardId: string, stored: StoredDocument, apply: ApplyLogged) {
    this.#sql = sql;
    this.#boardId = boardId;
    this.#apply = apply;
    this.#upto = stored.upto;
    this.#seen = new Set(stored.rows.map((row) => row.id));
  }

  get floor(): number {
    return this.#floors[0];
  }

  /** These rows are ours: the document holds them. */
  saw(ids: readonly number[]): void {
    for (const id of ids) this.#seen.add(id);
  }

  /** Our own compaction deleted these rows. Only when all were known may its snapshot go unread. */
  sawCompaction(upto: number, ids: readonly number[]): void {
    if (ids.every((id) => this.#seen.has(id))) this.#upto = Math.max(this.#upto, upto);
  }

  /** Another server announced a row, with its bytes unless it is large. In order of calling. */
  follow(id: number, bytes: Uint8Array | undefined): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#seen.has(id)) return;
      if (bytes === undefined) await this.#fetch([id]);
      else if (this.#apply(bytes)) this.#seen.add(id);
    });
  }

  /** Compare with what is in the log above `floor` now. */
  reconcile(there: { readonly upto: number; readonly ids: readonly number[] }): Promise<void> {
    return this.#inTurn(async () => {
      // Another server has folded rows away, perhaps before they were seen here.
      if (there.upto > this.#upto) await this.#readAll();
      const missing = there.ids.filter((id) => !this.#seen.has(id));
      if (missing.length > 0) await this.#fetch(missing);
      this.#advance();
    });
  }

  /** A sweep is over; forget ids that are two sweeps old. */
  #advance(): void {
    let highest = this.#floors[1];
    for (const id of this.#seen) highest = Math.max(highest, id);
    this.#floors = [this.#floors[1], highest];
    for (const id of this.#seen) if (id <= this.#floors[0]) this.#seen.delete(id);
  }

  /** Read everything that is stored, whatever is known. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#readAll());
  }

  async #readAll(): Promise<void> {
    const stored = await readDocument(this.#sql, this.#boardId);
    if (stored === undefined) return;
    const parts = stored.rows.map((row) => row.bytes);
    if (stored.snapshot) parts.unshift(stored.snapshot);
    if (!this.#apply(Y.mergeUpdates(parts))) return;
    this.#upto = Math.max(this.#upto, stored.upto);
    this.saw(stored.rows.map((row) => row.id));
  }

  async #fetch(ids: readonly number[]): Promise<void> {
    const rows = await readRows(this.#sql, this.#boardId, ids);
    if (rows.length === 0) return;
    if (this.#apply(Y.mergeUpdates(rows.map((row) => row.bytes)))) {
      this.saw(rows.map((row) => row.id));
    }
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(step);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
