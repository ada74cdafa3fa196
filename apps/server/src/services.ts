import type { Ffmpeg, FfmpegMissing } from '@takeboard/media';
import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import type { BlobStore } from './files/blob-store.ts';
import type { MediaLinks } from './files/media-links.ts';
import type { Uploads } from './files/uploads/open-uploads.ts';
import type { Ingest } from './ingest/ingest.ts';
import type { Log } from './log.ts';
import type { Sessions } from './people/sessions.ts';
import type { Rooms } from './rooms/rooms.ts';

/** What every route and room is given: the server's long-lived parts, made once in `start-server.ts`. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly blobs: BlobStore;
  readonly uploads: Uploads;
  readonly mediaLinks: MediaLinks;
  /** What makes takes out of files, asked once at the start what it can do. */
  readonly media: Ffmpeg | FfmpegMissing;
  readonly ingest: Ingest;
  /** The server's clock; tests turn it. */
  readonly clock: () => Date;
}
