import type { z } from '@hono/zod-openapi';
import type { Database } from '../database/open-database.ts';
import type { ingestSummarySchema } from './ingest-schemas.ts';

export type IngestSummary = z.infer<typeof ingestSummarySchema>;

/** The rate is measured over the takes that became ready in this time. */
const WINDOW_SECONDS = 180;
/** Fewer say nothing about a rate. */
const FEWEST = 3;

interface Counted {
  readonly uploading: number;
  readonly waiting: number;
  readonly working: number;
  readonly ready: number;
  readonly failed: number;
  readonly ahead: number;
  readonly workers: number;
  readonly done: number;
  readonly seconds: number | null;
}

/**
 * How far the files of a board are. The estimate counts what stands before them in the queue of the
 * whole server, at the rate of the last three minutes.
 */
export const ingestSummaryOf = async (
  { sql }: Pick<Database, 'sql'>,
  boardId: string,
  now: Date,
): Promise<IngestSummary> => {
  const [row] = await sql<Counted[]>`
    with mine as (
      select
        count(*) filter (where state = 'uploading')::int as uploading,
        count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state in ('probing', 'decoding', 'deriving'))::int as working,
        count(*) filter (where state = 'ready')::int as ready,
        count(*) filter (where state = 'failed')::int as failed,
        max(imported_at) filter (where state in ('waiting', 'probing', 'decoding', 'deriving')) as last
      from take where board_id = ${boardId}
    ), queue as (
      select count(*) filter (where imported_at <= (select last from mine))::int as ahead,
        count(distinct worker) filter (where worker_until > now())::int as workers
      from take where state in ('waiting', 'probing', 'decoding', 'deriving') or stills_due
    ), lately as (
      select count(*)::int as done, extract(epoch from max(ready_at) - min(ready_at))::float as seconds
      from take where ready_at > ${now.toISOString()}::timestamptz - make_interval(secs => ${WINDOW_SECONDS})
    )
    select * from mine, queue, lately`;
  if (!row) throw new Error('An aggregate without a row.');
  const { uploading, waiting, working, ready, failed, workers } = row;
  return { uploading, waiting, working, ready, failed, workers, secondsLeft: estimate(row) };
};

const estimate = ({ waiting, working, ahead, done, seconds }: Counted): number | null => {
  if (waiting + working === 0) return 0;
  if (done < FEWEST || seconds === null || seconds === 0) return null;
  return Math.ceil((ahead * seconds) / (done - 1));
};
