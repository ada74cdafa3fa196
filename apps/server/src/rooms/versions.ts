/** Versions of a board's document: whole states, kept until somebody or the housekeeping removes them. */
import { randomBytes } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { docVersion, user } from '../database/schema.ts';
import type { Database } from '../database/open-database.ts';
import { publishEvent } from '../events/publish-event.ts';

export type VersionKind = 'auto' | 'named' | 'pre-restore';

export interface VersionInfo {
  readonly id: string;
  /** What a person called it; null for the automatic ones. */
  readonly label: string | null;
  readonly kind: VersionKind;
  readonly madeBy: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
}

export interface NewVersion {
  readonly boardId: string;
  readonly kind: VersionKind;
  readonly label: string | null;
  readonly madeBy: string | null;
  readonly bytes: Uint8Array;
}

/** Keep a version and tell everybody that there is one more. */
export async function keepVersion(
  database: Database,
  version: NewVersion,
  at: Date,
): Promise<string> {
  const id = randomBytes(12).toString('base64url');
  await database.db.transaction(async (tx) => {
    await tx.insert(docVersion).values({ id, ...version, at });
    await publishEvent(tx, version.boardId, 'versions', [id]);
  });
  return id;
}

/** All versions of a board, newest first, without their bytes. */
export async function listVersions(database: Database, boardId: string): Promise<VersionInfo[]> {
  const rows = await database.db
    .select({
      id: docVersion.id,
      label: docVersion.label,
      kind: docVersion.kind,
      at: docVersion.at,
      makerId: user.id,
      makerName: user.name,
    })
    .from(docVersion)
    .leftJoin(user, eq(user.id, docVersion.madeBy))
    .where(eq(docVersion.boardId, boardId))
    .orderBy(desc(docVersion.at), desc(docVersion.id));
  return rows.map(({ makerId, makerName, ...row }) => ({
    ...row,
    madeBy: makerId === null || makerName === null ? null : { id: makerId, name: makerName },
  }));
}

export async function readVersion(
  database: Database,
  boardId: string,
  versionId: string,
): Promise<Uint8Array | undefined> {
  const [row] = await database.db
    .select({ bytes: docVersion.bytes })
    .from(docVersion)
    .where(and(eq(docVersion.boardId, boardId), eq(docVersion.id, versionId)));
  return row?.bytes;
}

/** Put other bytes under a version that was just kept. */
export async function replaceVersion(
  database: Database,
  versionId: string,
  bytes: Uint8Array,
): Promise<void> {
  await database.db.update(docVersion).set({ bytes }).where(eq(docVersion.id, versionId));
}
