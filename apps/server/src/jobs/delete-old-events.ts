import type { Database } from '../database/open-database.ts';

/**
 * Delete events older than 30 days: a client away for longer fetches everything again. The newest
 * event of each board stays, so that a board's sequence never goes back.
 * @returns how many were deleted.
 */
export async function deleteOldEvents({ sql }: Pick<Database, 'sql'>, now: Date): Promise<number> {
  const deleted = await sql`
    delete from board_event e
    where e.at < ${now.toISOString()}::timestamptz - interval '30 days'
      and exists (select from board_event newer where newer.board_id = e.board_id and newer.seq > e.seq)`;
  return deleted.count;
}
