import { and, asc, eq, gt, max } from 'drizzle-orm';
import { boardEvent } from '../database/schema.ts';
import type { Database } from '../database/open-database.ts';
import type { Notice } from './frames.ts';
import { LIMITS } from './limits.ts';

/**
 * What a client that has seen `seq` has missed, oldest first. When that is too much to list, or the
 * event it last saw is so old that it was cleared away (and others with it), one `gap`: fetch
 * everything again. A board's numbers become visible in rising order (see `publishEvent`).
 */
export async function missedEvents(
  database: Database,
  boardId: string,
  seq: number,
): Promise<Notice[]> {
  const { db } = database;
  const events = await db
    .select({ seq: boardEvent.seq, kind: boardEvent.kind, ids: boardEvent.ids })
    .from(boardEvent)
    .where(and(eq(boardEvent.boardId, boardId), gt(boardEvent.seq, seq)))
    .orderBy(asc(boardEvent.seq))
    .limit(LIMITS.eventCatchUp + 1);
  const [known] =
    seq === 0
      ? [{ seq: 0 }]
      : await db
          .select({ seq: boardEvent.seq })
          .from(boardEvent)
          .where(and(eq(boardEvent.boardId, boardId), eq(boardEvent.seq, seq)));
  if (known !== undefined && events.length <= LIMITS.eventCatchUp) return events;
  return [await gapNow(database, boardId)];
}

/** "Anything may have happened": fetch everything again, and count on from here. */
export async function gapNow(database: Database, boardId: string): Promise<Notice> {
  const [last] = await database.db
    .select({ seq: max(boardEvent.seq) })
    .from(boardEvent)
    .where(eq(boardEvent.boardId, boardId));
  return { kind: 'gap', seq: last?.seq ?? 0, ids: [] };
}
