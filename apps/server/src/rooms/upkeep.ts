import type { Database } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import { compactLog } from './compaction.ts';
import type { Compacted } from './compaction.ts';
import { LIMITS } from './limits.ts';
import { keepVersion } from './versions.ts';

/**
 * What an open room does beside its work: fold a log that has grown long, and keep a version every
 * ten minutes of work and at the end of it. Neither ever stops the work; a failure is logged and the
 * next occasion tries again.
 */
export class Upkeep {
  readonly #boardId: string;
  readonly #database: Database;
  readonly #log: Log;
  readonly #clock: () => Date;
  readonly #state: () => Uint8Array;
  readonly #compacted: (result: Compacted) => void;
  #rows: number;
  #bytes: number;
  #compactedAt = -Infinity;
  /** When the first edit since the last version was committed. */
  #workSince: Date | undefined;
  #busy: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly boardId: string;
    readonly database: Database;
    readonly log: Log;
    readonly clock: () => Date;
    readonly rows: number;
    readonly bytes: number;
    /** The document as it is, as one update. */
    readonly state: () => Uint8Array;
    readonly compacted: (result: Compacted) => void;
  }) {
    this.#boardId = options.boardId;
    this.#database = options.database;
    this.#log = options.log;
    this.#clock = options.clock;
    this.#rows = options.rows;
    this.#bytes = options.bytes;
    this.#state = options.state;
    this.#compacted = options.compacted;
  }

  worked(rows: number, bytes: number): void {
    this.#rows += rows;
    this.#bytes += bytes;
    const now = this.#clock();
    this.#workSince ??= now;
    if (now.getTime() - this.#workSince.getTime() >= LIMITS.autoVersionMs) this.#keepVersion();
    this.compactIfLong();
  }

  compactIfLong(): void {
    const long = this.#rows > LIMITS.compactRows || this.#bytes > LIMITS.compactBytes;
    if (long && performance.now() - this.#compactedAt >= LIMITS.compactEveryMs) this.#compact();
  }

  /** Work is over for now: keep its version and leave a short log. */
  async finish(): Promise<void> {
    if (this.#workSince) this.#keepVersion();
    if (this.#rows > 0) this.#compact();
    await this.#busy;
  }

  #compact(): void {
    this.#compactedAt = performance.now();
    this.#rows = 0;
    this.#bytes = 0;
    this.#then('The log could not be compacted; it stays as it is', async () => {
      const result = await compactLog(this.#database, this.#boardId);
      if (result) this.#compacted(result);
    });
  }

  #keepVersion(): void {
    const bytes = this.#state();
    this.#workSince = undefined;
    this.#then('The automatic version could not be kept', async () => {
      await keepVersion(
        this.#database,
        { boardId: this.#boardId, kind: 'auto', label: null, madeBy: null, bytes },
        this.#clock(),
      );
    });
  }

  #then(whenItFails: string, step: () => Promise<void>): void {
    this.#busy = this.#busy
      .then(step)
      .catch((error: unknown) =>
        this.#log.error({ err: error, boardId: this.#boardId }, whenItFails),
      );
  }
}
