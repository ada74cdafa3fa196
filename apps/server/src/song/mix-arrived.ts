import { and, eq, ne } from 'drizzle-orm';
import { mix } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { holdSource } from '../files/hold-source.ts';
import type { Services } from '../services.ts';
import { mixNotFound } from './mix-errors.ts';

/**
 * All bytes of a mix are in the blob store and named (`nameBlob`): from here on it is the worker's. One
 * transaction; calling it again after a lost answer changes nothing more. A file that is already a mix
 * of this board stays one mix, and runs again if it had failed.
 * @returns which mix it is, and whether it was there before (the new row is gone then).
 * @throws ApiError 404 `mix_not_found` when the row (or its board) is gone.
 */
export const mixArrived = async (
  services: Services,
  mixId: string,
  file: { readonly sha256: string; readonly bytes: number },
): Promise<{ readonly id: string; readonly existed: boolean }> => {
  const arrival = await services.database.db.transaction(async (tx) => {
    const [place] = await tx.select({ boardId: mix.boardId }).from(mix).where(eq(mix.id, mixId));
    if (!place) throw mixNotFound();
    const { boardId } = place;
    await lockBoard(tx, boardId);
    const [row] = await tx.select().from(mix).where(eq(mix.id, mixId)).for('update');
    if (!row) throw mixNotFound();
    if (row.state !== 'uploading') return { id: mixId, existed: false };
    const { sha256, bytes } = file;
    const isTwin = and(eq(mix.boardId, boardId), eq(mix.sourceSha256, sha256), ne(mix.id, mixId));
    const [twin] = await tx.select().from(mix).where(isTwin).for('update');
    await holdSource(tx, row, sha256, services.clock());
    const waits = { state: 'waiting' as const, progress: 0, failure: null };
    if (!twin) {
      await tx
        .update(mix)
        .set({ ...waits, sourceSha256: sha256, bytes })
        .where(eq(mix.id, mixId));
      await publishEvent(tx, boardId, 'song', [mixId]);
      return { id: mixId, existed: false };
    }
    await tx.delete(mix).where(eq(mix.id, mixId));
    if (twin.state === 'failed') {
      await tx
        .update(mix)
        .set({ ...waits, attempts: 0, waitUntil: null })
        .where(eq(mix.id, twin.id));
    }
    await publishEvent(tx, boardId, 'song', [mixId, twin.id]);
    return { id: twin.id, existed: true };
  });
  services.ingest.wake();
  return arrival;
};
