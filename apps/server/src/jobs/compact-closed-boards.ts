import type { Database } from '../database/open-database.ts';
import { compactLog } from '../rooms/compaction.ts';

/** A room compacts its own log at this length; a longer one was left by a server that was killed. */
const LONG_LOG_ROWS = 300;

/**
 * Compact the logs of boards that nobody has written to for an hour. Boards with an open room look
 * after themselves. @returns the boards that were compacted.
 */
export async function compactClosedBoards(
  database: Database,
  now: Date,
): Promise<readonly string[]> {
  const long = await database.sql<{ board_id: string }[]>`
    select board_id from doc_update group by board_id
    having count(*) > ${LONG_LOG_ROWS} and max(at) < ${now.toISOString()}::timestamptz - interval '1 hour'`;
  const boards = long.map((row) => row.board_id);
  for (const board of boards) await compactLog(database, board);
  return boards;
}
