import type postgres from 'postgres';
import type { WorkFailure } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { sql as query } from 'drizzle-orm';
import { WORK_TABLES } from './work-tables.ts';
import type { WorkTable } from './work-tables.ts';
import type { WorkerTools } from './worker-tools.ts';

/** A claim that is not renewed for this long is void: its worker is believed to be dead. */
export const LEASE_SECONDS = 15;
/** After so many workers died over a piece of work, no other tries. */
const MOST_ATTEMPTS = 3;

/** A piece of work in a worker's hands: a row of one of the tables of work. */
export interface Claim {
  readonly in: WorkTable;
  readonly id: string;
  readonly boardId: string;
  /** What the file is called. */
  readonly name: string;
  readonly state: string;
  /** Thousandths of the state. */
  readonly progress: number;
  /** The id by which the board is told of it. */
  readonly told: string;
}

/**
 * `fresh`: no worker ever died over it. `suspect`: one did (or its computer); it is worked on alone,
 * so that another file is not blamed for what it does.
 */
export type Sort = 'fresh' | 'suspect';

/**
 * Takes rows in hand that wait for work, are past their worker's lease, or want something made anew.
 * Never one that another worker has, whatever runs at the same moment. Work that was begun is counted
 * before it begins, so that a death by it counts, too.
 * @param held what this worker has in hand: what else carries its name was lost by a failed query.
 */
export const claim = async (
  { id: worker, database: { sql } }: WorkerTools,
  from: WorkTable,
  sort: Sort,
  most: number,
  held: readonly string[],
): Promise<Claim[]> => {
  const table = sql(from.table);
  const rows = await sql<Omit<Claim, 'in'>[]>`
    with due as (
      select id, worker from ${table}
      where ${isDue(sql, from, worker, held)}
        and attempts < ${MOST_ATTEMPTS}
        and (attempts = 0 or worker is not distinct from ${worker}) = ${sort === 'fresh'}
      order by (state = 'ready') desc, ${sql(from.turn)}, id
      limit ${most}
      for update skip locked
    )
    update ${table} set
      state = case when ${table}.state = 'ready' then 'ready' else ${from.inHand[0]} end,
      progress = case when ${table}.state = 'ready' then ${table}.progress else 0 end,
      failure = null,
      wait_until = null,
      worker = ${worker},
      worker_until = now() + make_interval(secs => ${LEASE_SECONDS}),
      attempts = ${table}.attempts + case when due.worker is not distinct from ${worker} then 0 else 1 end
    from due where due.id = ${table}.id
    returning ${table}.id, board_id as "boardId", state, progress,
      ${sql.unsafe(from.named)} as name, ${table}.${sql(from.told)} as told`;
  return rows.map((row) => ({ ...row, in: from }));
};

const isDue = (sql: postgres.Sql, from: WorkTable, worker: string, held: readonly string[]) => sql`(
    (state = 'waiting' and (wait_until is null or wait_until <= now()))
    or (
      (state in ${sql(from.inHand)} ${from.renews === undefined ? sql`` : sql`or (state = 'ready' and ${sql(from.renews)})`})
      and (
        worker_until is null or worker_until < now()
        or (worker = ${worker} and id not in (
          select value from json_array_elements_text(${JSON.stringify(held)}::text::json)))
      )
    )
  )`;

/** Whether any row waits for a worker. */
export const isWorkDue = async ({ sql }: WorkerTools['database']): Promise<boolean> => {
  for (const from of WORK_TABLES) {
    const due = await sql`select from ${sql(from.table)} where ${isDue(sql, from, '', [])} limit 1`;
    if (due.length > 0) return true;
  }
  return false;
};

/** Frees what a worker had in hand, which is known to have ended. */
export const freeClaims = async (
  { sql }: WorkerTools['database'],
  worker: string,
): Promise<void> => {
  for (const { table } of WORK_TABLES) {
    await sql`
      update ${sql(table)} set worker_until = now() - interval '1 second' where worker = ${worker}`;
  }
};

/** Gives up work over which too many workers died, and tells the boards. */
export const giveUpKillers = async (tools: WorkerTools): Promise<void> => {
  const { sql } = tools.database;
  for (const from of WORK_TABLES) {
    const killers = await sql<Killer[]>`
      select id, board_id as "boardId", ${sql(from.told)} as told, ${sql.unsafe(from.named)} as name
      from ${sql(from.table)}
      where attempts >= ${MOST_ATTEMPTS} and ${isDue(sql, from, '', [])}`;
    for (const killer of killers) await giveUp(tools, from, killer);
  }
};

type Killer = Pick<Claim, 'id' | 'boardId' | 'told' | 'name'>;

const giveUp = async (
  { database, log }: WorkerTools,
  from: WorkTable,
  { id, boardId, told, name }: Killer,
): Promise<void> => {
  log.error(
    { [from.table]: id },
    'A file is given up: three workers ended while they worked on it',
  );
  await database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    // Unless somebody ran it again meanwhile.
    const given = await tx.execute(query`
      update ${query.identifier(from.table)} set
        worker = null,
        worker_until = null,
        progress = case when state = 'ready' then progress else 0 end,
        failure = case when state = 'ready' then failure else ${JSON.stringify(killsWorkers(name))}::text::jsonb end,
        state = case when state = 'ready' then state else 'failed' end
        ${from.renews === undefined ? query`` : query`, ${query.identifier(from.renews)} = false`}
      where id = ${id} and attempts >= ${MOST_ATTEMPTS}
      returning id`);
    if (given.length > 0) await publishEvent(tx, boardId, from.event, [told]);
  });
};

const killsWorkers = (name: string): WorkFailure => ({
  code: 'kills_workers',
  message: `${name} stopped three workers one after the other, so it is left alone. Save it anew with another program and upload that.`,
});
