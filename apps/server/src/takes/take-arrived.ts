import { and, eq, ne } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { take } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { holdSource } from '../files/hold-source.ts';
import type { Services } from '../services.ts';
import { takeNotFound } from './take-errors.ts';

interface TakeArrival {
  readonly id: string;
  /** The same bytes were already a take of this board: that take is meant, the new row is gone. */
  readonly existed: boolean;
}

/**
 * All bytes of a take's file are in the blob store and named (`nameBlob`): from here on it is the worker's. One transaction;
 * calling it again after a lost answer changes nothing more. A file that is already a take of this
 * board stays one take: it is filed under the wanted shot if it has none, keeps what was declared
 * first, and runs again if it had failed.
 * @throws ApiError 404 `take_not_found` when the row (or its board) is gone.
 */
export const takeArrived = async (
  services: Services,
  takeId: string,
  file: { readonly sha256: string; readonly bytes: number },
): Promise<TakeArrival> => {
  const arrival = await services.database.db.transaction(async (tx) => {
    const [place] = await tx
      .select({ boardId: take.boardId })
      .from(take)
      .where(eq(take.id, takeId));
    if (!place) throw takeNotFound();
    await lockBoard(tx, place.boardId);
    const [row] = await tx.select().from(take).where(eq(take.id, takeId)).for('update');
    if (!row) throw takeNotFound();
    if (row.state !== 'uploading') return { id: takeId, existed: false };
    const [twin] = await tx
      .select()
      .from(take)
      .where(
        and(eq(take.boardId, row.boardId), eq(take.sourceSha256, file.sha256), ne(take.id, takeId)),
      )
      .for('update');
    await holdSource(tx, row, file.sha256, services.clock());
    if (twin) return joinTwin(tx, twin, row, services.clock());
    await tx
      .update(take)
      .set({
        state: 'waiting',
        progress: 0,
        sourceSha256: file.sha256,
        bytes: file.bytes,
        arrivedAt: services.clock(),
      })
      .where(eq(take.id, takeId));
    await publishEvent(tx, row.boardId, 'takes', [takeId]);
    return { id: takeId, existed: false };
  });
  services.ingest.wake();
  return arrival;
};

type TakeRow = typeof take.$inferSelect;

const joinTwin = async (
  tx: Transaction,
  twin: TakeRow,
  row: TakeRow,
  at: Date,
): Promise<TakeArrival> => {
  await tx.delete(take).where(eq(take.id, row.id));
  await tx
    .update(take)
    .set({
      ...(twin.shotId === null &&
        row.shotId !== null && { shotId: row.shotId, filedBy: row.filedBy, filedAt: at }),
      ...(twin.declaredPrompt === null && {
        declaredPrompt: row.declaredPrompt,
        promptFrom: row.promptFrom,
      }),
      ...(twin.declaredTool === null && { declaredTool: row.declaredTool, toolFrom: row.toolFrom }),
      sidecar: twin.sidecar ?? row.sidecar ?? null,
      ...(twin.state === 'failed' && {
        state: 'waiting' as const,
        failure: null,
        progress: 0,
        attempts: 0,
        waitUntil: null,
      }),
    })
    .where(eq(take.id, twin.id));
  await publishEvent(tx, row.boardId, 'takes', [row.id, twin.id]);
  return { id: twin.id, existed: true };
};
