import type { Database } from '../database/open-database.ts';

/**
 * Thin out automatic versions: all of the last 24 hours stay, then the last of each hour for seven
 * days, then the last of each day. Hours and days are UTC's. Versions that somebody named, and those
 * from before a restore, stay for ever.
 * @returns how many were deleted.
 */
export async function thinVersions({ sql }: Pick<Database, 'sql'>, now: Date): Promise<number> {
  const deleted = await sql`
    with old as (
      select id, row_number() over (
        partition by board_id, case
          when at >= ${now.toISOString()}::timestamptz - interval '7 days'
          then 'hour ' || date_trunc('hour', at at time zone 'UTC')
          else 'day ' || date_trunc('day', at at time zone 'UTC')
        end
        order by at desc, id desc
      ) as place
      from doc_version
      where kind = 'auto' and at < ${now.toISOString()}::timestamptz - interval '24 hours'
    )
    delete from doc_version where id in (select id from old where place > 1)`;
  return deleted.count;
}
