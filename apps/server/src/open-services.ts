import type { Ffmpeg, FfmpegMissing } from '@takeboard/media';
import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import { openBlobStore } from './files/open-blob-store.ts';
import { openMediaLinks } from './files/media-links.ts';
import { openUploads } from './files/uploads/open-uploads.ts';
import { openIngest } from './ingest/ingest.ts';
import type { Log } from './log.ts';
import { sessionSecretOf } from './people/session-secret.ts';
import { openSessions } from './people/sessions.ts';
import { openRooms } from './rooms/open-rooms.ts';
import type { Services } from './services.ts';

/** Make the long-lived parts on an open database, with the ffmpeg that was found. */
export async function openServices(
  config: Config,
  log: Log,
  database: Database,
  media: Ffmpeg | FfmpegMissing,
): Promise<Services> {
  const secret = await sessionSecretOf(database, config);
  const clock = () => new Date();
  if ('missing' in media) log.warn(media.missing);
  const services: Services = {
    config,
    log,
    database,
    sessions: openSessions({ database, config, log, secret }),
    rooms: openRooms({ database, log, clock }),
    blobs: await openBlobStore(config, log),
    uploads: openUploads(config, () => services),
    mediaLinks: openMediaLinks(secret),
    ingest: openIngest(),
    media,
    clock,
  };
  return services;
}
