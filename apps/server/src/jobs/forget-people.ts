import type { Database } from '../database/open-database.ts';

/** Delete sessions that have expired. @returns how many. */
export async function deleteExpiredSessions(
  { sql }: Pick<Database, 'sql'>,
  now: Date,
): Promise<number> {
  return (await sql`delete from session where expires_at < ${now.toISOString()}`).count;
}

/**
 * Delete guests whom nothing refers to: no session to come back with, no board, no trace in any
 * board's log. One day of grace, because a guest exists a moment before its session does.
 * @returns how many.
 */
export async function deleteLostGuests({ sql }: Pick<Database, 'sql'>, now: Date): Promise<number> {
  const deleted = await sql`
    delete from "user" u
    where u.is_anonymous and u.created_at < ${now.toISOString()}::timestamptz - interval '1 day'
      and not exists (select from session where user_id = u.id)
      and not exists (select from account where user_id = u.id)
      and not exists (select from member where user_id = u.id)
      and not exists (select from board where created_by = u.id)
      and not exists (select from invite where created_by = u.id)
      and not exists (select from board_blob where added_by = u.id)
      and not exists (select from take where imported_by = u.id or filed_by = u.id)
      and not exists (select from mix where imported_by = u.id)
      and not exists (select from decision where made_by = u.id)
      and not exists (select from round where started_by = u.id)
      and not exists (select from round_voter where user_id = u.id)
      and not exists (select from round_shot where final_say = u.id)
      and not exists (select from doc_version where made_by = u.id)
      and not exists (select from doc_update where actor = u.id)`;
  return deleted.count;
}

/**
 * Delete invites that ended (revoked or expired) more than 90 days ago. Who came by one stays a
 * member. @returns how many.
 */
export async function deleteEndedInvites(
  { sql }: Pick<Database, 'sql'>,
  now: Date,
): Promise<number> {
  const deleted = await sql`
    delete from invite
    where least(expires_at, revoked_at) < ${now.toISOString()}::timestamptz - interval '90 days'`;
  return deleted.count;
}
