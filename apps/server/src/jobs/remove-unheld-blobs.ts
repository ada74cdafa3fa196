import { and, eq, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { blob, boardBlob, mix, take } from '../database/schema.ts';
import { UNKNOWN_MIME } from '../files/name-blob.ts';
import type { Services } from '../services.ts';

/** A board may be deleted by mistake, and a file be on its way to a second one. */
const GRACE_MS = 24 * 60 * 60 * 1000;
/** So many at a time: each is a transaction with the storage in it. */
const MOST_AT_ONCE = 1000;

type Parts = Pick<Services, 'database' | 'blobs'>;

/**
 * Remove the files that no board, no take and no mix has held for a day, from the storage and the table.
 * A row whose removal is not committed keeps `nameBlob` of the same bytes waiting, so that they are
 * never named and gone at once.
 * @returns how many.
 */
export async function removeUnheldBlobs(parts: Parts, now: Date): Promise<number> {
  const { db } = parts.database;
  const isHeld = sql`not (${isUnheld(parts)})`;
  await db
    .update(blob)
    .set({ unheldSince: null })
    .where(and(isNotNull(blob.unheldSince), isHeld));
  await db
    .update(blob)
    .set({ unheldSince: now })
    .where(and(isNull(blob.unheldSince), isUnheld(parts)));
  const due = and(lt(blob.unheldSince, new Date(now.getTime() - GRACE_MS)), isUnheld(parts));
  const rows = await db.select({ sha256: blob.sha256 }).from(blob).where(due).limit(MOST_AT_ONCE);
  let removed = 0;
  for (const { sha256 } of rows) {
    removed += await db.transaction(async (tx) => {
      const [gone] = await tx
        .delete(blob)
        .where(and(eq(blob.sha256, sha256), due))
        .returning({ sha256: blob.sha256 });
      if (!gone) return 0;
      await parts.blobs.remove(sha256);
      return 1;
    });
  }
  return removed;
}

const isUnheld = ({ database: { db } }: Parts) =>
  and(
    notExists(db.select().from(boardBlob).where(eq(boardBlob.sha256, blob.sha256))),
    notExists(
      db
        .select()
        .from(take)
        .where(
          or(
            eq(take.sourceSha256, blob.sha256),
            eq(take.proxySha256, blob.sha256),
            eq(take.posterSha256, blob.sha256),
            eq(take.spriteSha256, blob.sha256),
            eq(take.inStillSha256, blob.sha256),
            eq(take.outStillSha256, blob.sha256),
          ),
        ),
    ),
    notExists(
      db
        .select()
        .from(mix)
        .where(
          or(
            eq(mix.sourceSha256, blob.sha256),
            eq(mix.streamSha256, blob.sha256),
            eq(mix.peaksSha256, blob.sha256),
          ),
        ),
    ),
  );

/** So many, and a tenth of all beyond, may well be left by servers that were killed. */
const FEW = 20;

/**
 * Remove what lies in the storage under no name: bytes that were kept a day ago by a server which
 * was killed before it could name them. While one is removed, it has a row that nobody else sees
 * and that keeps `nameBlob` waiting.
 * @returns how many.
 * @throws when it is so much that the storage is rather another Takeboard's; nothing is removed then.
 */
export async function removeNamelessBlobs(parts: Parts, now: Date): Promise<number> {
  const { db } = parts.database;
  const named = new Set(
    (await db.select({ sha256: blob.sha256 }).from(blob)).map(({ sha256 }) => sha256),
  );
  const nameless: string[] = [];
  let all = 0;
  for await (const { sha256, keptAt } of parts.blobs.list()) {
    all += 1;
    const isOld = now.getTime() - keptAt.getTime() > GRACE_MS;
    if (isOld && !named.has(sha256)) nameless.push(sha256);
  }
  if (nameless.length > FEW + all / 10) {
    throw new Error(
      `${nameless.length} of ${all} stored files are unknown to the database, too many to be leftovers. Nothing was removed: check that DATABASE_URL and the storage belong together.`,
    );
  }
  let removed = 0;
  for (const sha256 of nameless) removed += await removeNameless(parts, sha256);
  return removed;
}

const removeNameless = ({ database: { db }, blobs }: Parts, sha256: string): Promise<number> =>
  db.transaction(async (tx) => {
    const [claimed] = await tx
      .insert(blob)
      .values({ sha256, bytes: 0, mime: UNKNOWN_MIME })
      .onConflictDoNothing()
      .returning({ sha256: blob.sha256 });
    if (!claimed) return 0;
    await blobs.remove(sha256);
    await tx.delete(blob).where(eq(blob.sha256, sha256));
    return 1;
  });
