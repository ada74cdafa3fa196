import { and, eq, inArray } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import { newId } from '../database/new-id.ts';
import { take } from '../database/schema.ts';
import type { TakeState } from '../database/schema.ts';
import { publishEvent } from '../events/publish-event.ts';
import { keyTaken } from '../files/uploads/upload-errors.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { declaredInSidecar } from './declared-in.ts';
import type { incomingFileSchema } from './take-schemas.ts';

export type IncomingFile = z.infer<typeof incomingFileSchema>;

export interface ExpectedTake {
  readonly clientKey: string;
  readonly takeId: string;
  /** `uploading` for as long as its bytes are still wanted. */
  readonly state: TakeState;
}

/**
 * Makes a take for each file that is about to be uploaded. A file that was named before, by its
 * client key, gives the take it already has, so that asking again after a lost answer is safe. What
 * a person says about how it was made goes before what its sidecar says; the sidecar is kept.
 * @throws ApiError 409 `key_taken` when somebody else used that key on this board.
 */
export const expectTakes = (
  services: Services,
  { boardId, userId }: Member,
  files: readonly IncomingFile[],
  batchId: string = newId(),
): Promise<ExpectedTake[]> =>
  services.database.db.transaction(async (tx) => {
    const at = services.clock();
    const made = await tx
      .insert(take)
      .values(files.map((file, place) => rowFor(file, { boardId, userId, batchId, at, place })))
      .onConflictDoNothing({ target: [take.boardId, take.clientKey] })
      .returning({ id: take.id });
    const keys = files.map((file) => file.clientKey);
    const rows = await tx
      .select({ id: take.id, key: take.clientKey, state: take.state, by: take.importedBy })
      .from(take)
      .where(and(eq(take.boardId, boardId), inArray(take.clientKey, keys)));
    if (rows.some((row) => row.by !== userId)) throw keyTaken();
    if (made.length > 0) {
      await publishEvent(
        tx,
        boardId,
        'takes',
        made.map(({ id }) => id),
      );
    }
    const byKey = new Map(rows.map((row) => [row.key, row]));
    return [...new Set(keys)].flatMap((clientKey) => {
      const row = byKey.get(clientKey);
      return row ? [{ clientKey, takeId: row.id, state: row.state }] : [];
    });
  });

const rowFor = (
  file: IncomingFile,
  drop: {
    readonly boardId: string;
    readonly userId: string;
    readonly batchId: string;
    readonly at: Date;
    readonly place: number;
  },
): typeof take.$inferInsert => {
  const beside = declaredInSidecar(file.sidecar);
  const tool = file.tool ?? beside.tool ?? null;
  const prompt = file.prompt ?? beside.prompt ?? null;
  return {
    id: newId(),
    boardId: drop.boardId,
    state: 'uploading',
    clientKey: file.clientKey,
    batchId: drop.batchId,
    name: file.name,
    folder: file.folder,
    bytes: file.bytes,
    modifiedAt: file.modifiedAt === null ? null : new Date(file.modifiedAt),
    importedBy: drop.userId,
    // A millisecond apart: files that were dropped together keep their order.
    importedAt: new Date(drop.at.getTime() + drop.place),
    shotId: file.shotId,
    ...(file.shotId !== null && { filedBy: drop.userId, filedAt: drop.at }),
    declaredTool: tool,
    toolFrom: tool === null ? null : file.tool === undefined ? 'sidecar' : 'typed',
    declaredPrompt: prompt,
    promptFrom: prompt === null ? null : file.prompt === undefined ? 'sidecar' : file.promptFrom,
    sidecar: file.sidecar ?? null,
  };
};
