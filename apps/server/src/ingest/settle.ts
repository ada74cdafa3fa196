import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import type { WorkFailure } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import type { Claim } from './claims.ts';
import type { WorkerTools } from './worker-tools.ts';

/**
 * The work is done: `write` stores what came of it, in one transaction with letting the row go, in the
 * order in which everybody locks: the board, then the row. Like all here, it does nothing when the row
 * is not this worker's any more (cancelled, deleted with its board, taken up by another), and says so
 * by `false`.
 */
export const settle = (
  tools: WorkerTools,
  claimed: Claim,
  write: (tx: Transaction) => Promise<void>,
): Promise<boolean> => letGo(tools, claimed, sql`attempts = 0`, write);

/** It has failed, and why. What was ready stays so, and is not made anew. */
export const fail = (
  tools: WorkerTools,
  claimed: Claim,
  failure: WorkFailure,
): Promise<boolean> => {
  const { renews } = claimed.in;
  return letGo(
    tools,
    claimed,
    sql`
      attempts = 0,
      progress = case when state = 'ready' then progress else 0 end,
      failure = case when state = 'ready' then failure else ${JSON.stringify(failure)}::text::jsonb end,
      state = case when state = 'ready' then state else 'failed' end
      ${renews === undefined ? sql`` : sql`, ${sql.identifier(renews)} = false`}`,
  );
};

/**
 * The worker lets go of it without having failed at it: the attempt does not count.
 * @param wait what it waits for and until when; without it the row is taken up at once.
 */
export const putBack = (
  tools: WorkerTools,
  claimed: Claim,
  wait?: { readonly failure: WorkFailure; readonly until: Date },
): Promise<boolean> => {
  const failure = wait === undefined ? null : JSON.stringify(wait.failure);
  return letGo(
    tools,
    claimed,
    sql`
      attempts = greatest(0, attempts - 1),
      progress = case when state = 'ready' then progress else 0 end,
      failure = case when state = 'ready' then failure else ${failure}::text::jsonb end,
      wait_until = case when state = 'ready' then wait_until else ${wait?.until.toISOString() ?? null}::timestamptz end,
      state = case when state = 'ready' then state else 'waiting' end`,
  );
};

const letGo = (
  { id: worker, database }: WorkerTools,
  { in: from, id, boardId, told }: Claim,
  becomes: SQL,
  write: (tx: Transaction) => Promise<void> = async () => {},
): Promise<boolean> =>
  database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const mine = await tx.execute(sql`
      update ${sql.identifier(from.table)} set worker = null, worker_until = null, ${becomes}
      where id = ${id} and worker = ${worker}
      returning id`);
    if (mine.length === 0) return false;
    await write(tx);
    await publishEvent(tx, boardId, from.event, [told]);
    return true;
  });
