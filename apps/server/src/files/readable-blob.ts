import { and, eq, inArray, or } from 'drizzle-orm';
import { blob, boardBlob, member } from '../database/schema.ts';
import { ApiError } from '../http/errors.ts';
import { RIGHTS } from '../people/roles.ts';
import type { Services } from '../services.ts';

/** What is said of a file that may be read. */
export interface ReadableBlob {
  readonly mime: string;
  readonly bytes: number;
}

/**
 * A file that this person may read: as a member of a board that holds it, or of the board named.
 * Takes as they came in are for those who may download. Undefined when it may not be read, exactly
 * as if there were none.
 */
export const readableBlob = async (
  { database }: Services,
  asked: { readonly sha256: string; readonly userId: string; readonly boardId?: string },
): Promise<ReadableBlob | undefined> => {
  const [found] = await database.db
    .select({ mime: blob.mime, bytes: blob.bytes })
    .from(blob)
    .innerJoin(boardBlob, eq(boardBlob.sha256, blob.sha256))
    .innerJoin(member, eq(member.boardId, boardBlob.boardId))
    .where(
      and(
        eq(blob.sha256, asked.sha256),
        eq(member.userId, asked.userId),
        or(eq(boardBlob.use, 'shown'), inArray(member.role, [...RIGHTS.download])),
        asked.boardId === undefined ? undefined : eq(boardBlob.boardId, asked.boardId),
      ),
    )
    .limit(1);
  return found;
};

/** A file that some board holds, for whoever has a good link to it. */
export const linkedBlob = async (
  { database }: Services,
  sha256: string,
): Promise<ReadableBlob | undefined> => {
  const [found] = await database.db
    .select({ mime: blob.mime, bytes: blob.bytes })
    .from(blob)
    .innerJoin(boardBlob, eq(boardBlob.sha256, blob.sha256))
    .where(eq(blob.sha256, sha256))
    .limit(1);
  return found;
};

export const fileNotFound = (): ApiError =>
  new ApiError(
    404,
    'file_not_found',
    'There is no such file for you. Load the board again, or ask who shared it.',
  );
