import { sql } from 'drizzle-orm';
import { blob } from '../database/schema.ts';
import type { Services } from '../services.ts';
import { BlobMissing } from './blob-store.ts';

/** What the bytes are nobody has found out yet. */
export const UNKNOWN_MIME = 'application/octet-stream';

/**
 * Names kept bytes in the database, to be held by a board within a day; what was known of the same
 * bytes stays, and what was not is filled in. Whoever keeps a file that may have been kept before names it by this: the chore that
 * removes unheld files may be at it just now. It waits for the chore's transaction, then looks.
 * @throws BlobMissing when the bytes were removed in between. Keep them again, then try again.
 */
export const nameBlob = async (
  { database, blobs }: Pick<Services, 'database' | 'blobs'>,
  row: typeof blob.$inferInsert,
): Promise<void> => {
  await database.db
    .insert(blob)
    .values(row)
    .onConflictDoUpdate({
      target: blob.sha256,
      set: {
        unheldSince: null,
        mime: sql`case when ${blob.mime} = ${UNKNOWN_MIME} then excluded.mime else ${blob.mime} end`,
        width: sql`coalesce(${blob.width}, excluded.width)`,
        height: sql`coalesce(${blob.height}, excluded.height)`,
      },
    });
  if ((await blobs.sizeOf(row.sha256)) !== row.bytes) throw new BlobMissing(row.sha256);
};
