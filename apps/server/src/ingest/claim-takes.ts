import { and, eq, gte, inArray } from 'drizzle-orm';
import type postgres from 'postgres';
import { take } from '../database/schema.ts';
import type { TakeFailure } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import type { WorkerTools } from './worker-tools.ts';

/** A claim that is not renewed for this long is void: its worker is believed to be dead. */
export const LEASE_SECONDS = 15;
/** After so many workers died over a file, no other tries. */
const MOST_ATTEMPTS = 3;

export type ClaimedTake = typeof take.$inferSelect;

/**
 * `fresh`: no worker ever died over it. `suspect`: one did (or its computer); it is worked on alone,
 * so that another file is not blamed for what it does.
 */
export type Sort = 'fresh' | 'suspect';

/**
 * Takes rows in hand that wait for work, are past their worker's lease, or want new stills. Never
 * one that another worker has, whatever runs at the same moment. Work that was begun is counted
 * before it begins, so that a death by it counts, too.
 * @param held what this worker has in hand: what else carries its name was lost by a failed query.
 */
export const claimTakes = async (
  { id: worker, database: { sql, db } }: WorkerTools,
  sort: Sort,
  most: number,
  held: readonly string[],
): Promise<ClaimedTake[]> => {
  const claimed = await sql<{ id: string }[]>`
    with due as (
      select id, worker from take
      where ${isDue(sql, worker, held)}
        and attempts < ${MOST_ATTEMPTS}
        and (attempts = 0 or worker is not distinct from ${worker}) = ${sort === 'fresh'}
      order by (state = 'ready') desc, imported_at, id
      limit ${most}
      for update skip locked
    )
    update take set
      state = case when take.state = 'ready' then 'ready' else 'probing' end,
      progress = case when take.state = 'ready' then take.progress else 0 end,
      failure = null,
      wait_until = null,
      worker = ${worker},
      worker_until = now() + make_interval(secs => ${LEASE_SECONDS}),
      attempts = take.attempts + case when due.worker is not distinct from ${worker} then 0 else 1 end
    from due where due.id = take.id
    returning take.id`;
  if (claimed.length === 0) return [];
  return db
    .select()
    .from(take)
    .where(
      inArray(
        take.id,
        claimed.map((row) => row.id),
      ),
    );
};

const isDue = (sql: postgres.Sql, worker: string, held: readonly string[]) => sql`(
    (state = 'waiting' and (wait_until is null or wait_until <= now()))
    or (
      (state in ('probing', 'decoding', 'deriving') or (state = 'ready' and stills_due))
      and (
        worker_until is null or worker_until < now()
        or (worker = ${worker} and id not in (
          select value from json_array_elements_text(${JSON.stringify(held)}::text::json)))
      )
    )
  )`;

/** Whether any row waits for a worker. */
export const isWorkDue = async ({ sql }: WorkerTools['database']): Promise<boolean> => {
  const due = await sql`select from take where ${isDue(sql, '', [])} limit 1`;
  return due.length > 0;
};

/** Gives up files over which too many workers died, and tells their boards. */
export const giveUpKillers = async ({ database, log }: WorkerTools): Promise<void> => {
  const { sql, db } = database;
  const killers = await sql<{ id: string; board_id: string }[]>`
    select id, board_id from take
    where attempts >= ${MOST_ATTEMPTS} and ${isDue(sql, '', [])}`;
  for (const { id, board_id: boardId } of killers) {
    log.error({ take: id }, 'A file is given up: three workers ended while they worked on it');
    await db.transaction(async (tx) => {
      await lockBoard(tx, boardId);
      const [row] = await tx
        .select({ name: take.name, state: take.state })
        .from(take)
        .where(and(eq(take.id, id), gte(take.attempts, MOST_ATTEMPTS)))
        .for('update');
      if (!row) return; // somebody ran it again meanwhile
      const free = { worker: null, workerUntil: null, stillsDue: false };
      const failed = { state: 'failed' as const, progress: 0, failure: killsWorkers(row.name) };
      await tx
        .update(take)
        .set(row.state === 'ready' ? free : { ...free, ...failed })
        .where(eq(take.id, id));
      await publishEvent(tx, boardId, 'takes', [id]);
    });
  }
};

const killsWorkers = (name: string): TakeFailure => ({
  code: 'kills_workers',
  message: `${name} stopped three workers one after the other, so it is left alone. Save it anew with another program and upload that.`,
});
