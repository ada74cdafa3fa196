import { and, eq, inArray } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { take } from '../database/schema.ts';
import type { TakeState } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import { LEASE_SECONDS } from './claim-takes.ts';
import type { WorkerTools } from './worker-tools.ts';

/** How far a take in hand is. */
export interface Report {
  readonly takeId: string;
  readonly state: TakeState;
  /** Thousandths of the state. */
  readonly progress: number;
  /** Whether this says more than the last report did. */
  readonly news: boolean;
}

/**
 * Renews the claims on takes of one board, writes how far they are, and tells the board if there is
 * news: one event, however many takes. @returns the ids that are not this worker's any more.
 */
export const reportProgress = async (
  { id: worker, database }: WorkerTools,
  boardId: string,
  reports: readonly Report[],
): Promise<string[]> => {
  const ids = reports.map((report) => report.takeId);
  try {
    return await database.db.transaction(async (tx) => {
      await lockBoard(tx, boardId);
      const mine = await tx
        .select({ id: take.id })
        .from(take)
        .where(and(inArray(take.id, ids), eq(take.worker, worker)))
        .for('update');
      const held = new Set(mine.map((row) => row.id));
      for (const { takeId, state, progress } of reports) {
        if (!held.has(takeId)) continue;
        await tx
          .update(take)
          .set({
            state,
            progress,
            workerUntil: sql`now() + make_interval(secs => ${LEASE_SECONDS})`,
          })
          .where(eq(take.id, takeId));
      }
      const news = reports.filter((report) => report.news && held.has(report.takeId));
      if (news.length > 0) {
        await publishEvent(
          tx,
          boardId,
          'takes',
          news.map((report) => report.takeId),
        );
      }
      return ids.filter((id) => !held.has(id));
    });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'board_not_found') return ids;
    throw error;
  }
};
