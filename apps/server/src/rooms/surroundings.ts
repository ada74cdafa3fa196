import type { Connection } from './connection.ts';

/** What a room asks of the server around it. */
export interface Surroundings {
  /** There is something to write or to settle: call the room's `takeBatch` soon. */
  enroll(): void;
  /** Why nothing can be written at the moment, if so. */
  pauseReason(): string | undefined;
  /** Read the log again, for edits of other servers that have not arrived here. */
  catchUp(): Promise<void>;
  /** Send a connection the events after `seq`. */
  tellSince(connection: Connection, seq: number): Promise<void>;
  /** The log grew by these rows. */
  committed(ids: readonly number[], bytes: number): void;
  /** The last connection left. */
  emptied(): void;
  /** The room has closed itself: its board was deleted, or (with an error) its memory is not to be trusted. */
  ended(error?: unknown): void;
  /** Something unforeseen happened that the room can live with. */
  failed(error: unknown, about: string): void;
}
