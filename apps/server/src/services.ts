import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import type { BlobStore } from './files/blob-store.ts';
import type { Log } from './log.ts';
import type { Sessions } from './people/sessions.ts';
import type { Rooms } from './rooms/rooms.ts';

/** Everything that lives as long as the server and that features need. Time comes from `clock`. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly blobs: BlobStore;
  readonly clock: () => Date;
}
