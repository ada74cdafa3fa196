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

/** The live board goes before the work on files. */
export const NICENESS = 10;
