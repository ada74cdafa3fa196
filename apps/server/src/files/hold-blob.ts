import { sql } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { blob } from '../database/schema.ts';
import { BlobMissing } from './blob-store.ts';
import type { BlobStore } from './blob-store.ts';

/**
 * Names a kept blob in the database, in the caller's transaction; the row of the same bytes stays as
 * it is. Whoever keeps bytes and then names them must do it by this: the chore that removes what no
 * board holds may have taken the bytes in between.
 * @throws BlobMissing when it has. Keep them again, then try again.
 */
export const holdBlob = async (
  tx: Transaction,
  blobs: Pick<BlobStore, 'sizeOf'>,
  row: typeof blob.$inferInsert,
): Promise<void> => {
  await lockBlob(tx, row.sha256);
  await tx.insert(blob).values(row).onConflictDoNothing();
  if ((await blobs.sizeOf(row.sha256)) !== row.bytes) throw new BlobMissing(row.sha256);
};

/** Makes others who name or remove the same bytes wait for this transaction. */
export const lockBlob = async (tx: Transaction, sha256: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`blob ${sha256}`}, 0))`);
};
