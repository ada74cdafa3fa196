import type { Database } from '../database/open-database.ts';
import { compactClosedBoards } from './compact-closed-boards.ts';
import { deleteOldEvents } from './delete-old-events.ts';
import { deleteEndedInvites, deleteExpiredSessions, deleteLostGuests } from './forget-people.ts';
import { removeNamelessBlobs, removeUnheldBlobs } from './remove-unheld-blobs.ts';
import type { Services } from '../services.ts';
import { thinVersions } from './thin-versions.ts';

export interface Chore {
  readonly name: string;
  /** When, in cron's words, UTC. */
  readonly cron: string;
  /** Returns what it did, for the log. Running it twice, or on two servers, does no harm. */
  readonly run: (database: Database, now: Date, services: Services) => Promise<unknown>;
}

/** What keeps the database from growing for ever. Each chore has its minute, so that none waits for another. */
export const CHORES: readonly Chore[] = [
  { name: 'thin-versions', cron: '7 * * * *', run: thinVersions },
  { name: 'delete-expired-sessions', cron: '17 * * * *', run: deleteExpiredSessions },
  { name: 'compact-closed-boards', cron: '27 * * * *', run: compactClosedBoards },
  {
    name: 'remove-unheld-blobs',
    cron: '12 * * * *',
    run: (_, now, services) => removeUnheldBlobs(services, now),
  },
  {
    name: 'remove-nameless-blobs',
    cron: '32 4 * * *',
    run: (_, now, services) => removeNamelessBlobs(services, now),
  },
  { name: 'delete-lost-guests', cron: '37 3 * * *', run: deleteLostGuests },
  { name: 'delete-ended-invites', cron: '47 3 * * *', run: deleteEndedInvites },
  { name: 'delete-old-events', cron: '57 3 * * *', run: deleteOldEvents },
];
