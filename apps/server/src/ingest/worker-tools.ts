import type { Ffmpeg } from '@takeboard/media';
import type { Database } from '../database/open-database.ts';
import type { BlobStore } from '../files/blob-store.ts';
import type { Log } from '../log.ts';

/** What a worker works with. */
export interface WorkerTools {
  /** Names this worker in the rows it holds; no other worker ever has the same. */
  readonly id: string;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly ffmpeg: Ffmpeg;
  readonly log: Log;
  /** For unfinished files; on the same disk as a local blob store, so that keeping is renaming. */
  readonly folder: string;
}

/** How the one who runs a piece of work follows it. */
export interface Watch {
  /** Ends the work at once; what was begun is thrown away. */
  readonly signal: AbortSignal;
  /** How far it is: `progress` in thousandths of `state`. */
  at(state: string, progress: number): void;
}

/** The live board goes before the work on files. */
export const NICENESS = 10;
