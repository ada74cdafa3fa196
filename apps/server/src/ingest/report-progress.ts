import { sql } from 'drizzle-orm';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import { LEASE_SECONDS } from './claims.ts';
import type { Claim } from './claims.ts';
import type { WorkTable } from './work-tables.ts';
import type { WorkerTools } from './worker-tools.ts';

/** How far a piece of work in hand is. */
export interface Report extends Pick<Claim, 'id' | 'state' | 'progress' | 'told'> {
  /** Whether this says more than the last report did. */
  readonly news: boolean;
}

/**
 * Renews the claims on rows of one board and table, writes how far they are, and tells the board if
 * there is news: one event, however many rows. @returns the ids that are not this worker's any more.
 */
export const reportProgress = async (
  { id: worker, database }: WorkerTools,
  boardId: string,
  from: WorkTable,
  reports: readonly Report[],
): Promise<string[]> => {
  try {
    return await database.db.transaction(async (tx) => {
      await lockBoard(tx, boardId);
      const held = new Set<string>();
      for (const { id, state, progress } of reports) {
        const mine = await tx.execute(sql`
          update ${sql.identifier(from.table)} set
            state = ${state},
            progress = ${progress},
            worker_until = now() + make_interval(secs => ${LEASE_SECONDS})
          where id = ${id} and worker = ${worker}
          returning id`);
        if (mine.length > 0) held.add(id);
      }
      const news = reports.filter((report) => report.news && held.has(report.id));
      const told = [...new Set(news.map((report) => report.told))];
      if (told.length > 0) await publishEvent(tx, boardId, from.event, told);
      return reports.map((report) => report.id).filter((id) => !held.has(id));
    });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'board_not_found') {
      return reports.map((report) => report.id);
    }
    throw error;
  }
};
