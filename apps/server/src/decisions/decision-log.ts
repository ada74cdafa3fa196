import { and, desc, eq, lt } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import type { Database } from '../database/open-database.ts';
import { decision } from '../database/schema.ts';
import { ApiError } from '../http/errors.ts';
import type { loggedDecisionSchema } from './decision-schemas.ts';
import { shownOf, viewOf } from './decisions.ts';
import { readEntry } from './entry-schema.ts';

type LoggedDecision = z.infer<typeof loggedDecisionSchema>;

/** One page of a log; `before` asks for the next one, null when there is none. */
interface LogPage {
  readonly log: LoggedDecision[];
  readonly before: string | null;
}

/**
 * What was decided on a board, or about one shot, newest first; with `before` only what is older than
 * that decision.
 * @throws ApiError 404 `decision_not_found` for a `before` that is not of this board.
 */
export const readLog = async (
  { db }: Pick<Database, 'db'>,
  boardId: string,
  {
    shotId,
    before,
    limit,
  }: {
    readonly shotId?: string | undefined;
    readonly before?: string | undefined;
    readonly limit: number;
  },
): Promise<LogPage> => {
  const onBoard = eq(decision.boardId, boardId);
  const [from] =
    before === undefined
      ? []
      : await db
          .select({ seq: decision.seq })
          .from(decision)
          .where(and(onBoard, eq(decision.id, before)));
  if (before !== undefined && !from) throw decisionNotFound();
  const rows = await db
    .select({ ...shownOf, entry: decision.entry, hash: decision.hash })
    .from(decision)
    .where(
      and(
        onBoard,
        shotId === undefined ? undefined : eq(decision.shotId, shotId),
        from && lt(decision.seq, from.seq),
      ),
    )
    .orderBy(desc(decision.seq))
    .limit(limit + 1);
  const log = rows
    .slice(0, limit)
    .map((row) => ({ ...viewOf(row), entry: readEntry(row.entry), hash: row.hash }));
  return { log, before: rows.length > limit ? (log.at(-1)?.id ?? null) : null };
};

const decisionNotFound = (): ApiError =>
  new ApiError(
    404,
    'decision_not_found',
    'The log of this board has no such entry (any more). Load the log again.',
  );
