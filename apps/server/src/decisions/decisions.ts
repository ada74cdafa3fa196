import { and, desc, eq } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import type { Database } from '../database/open-database.ts';
import { decision, take } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { takeNotFound, takeNotReady } from '../takes/take-errors.ts';
import type { decisionSchema } from '../takes/take-schemas.ts';
import { appendDecision } from './append-decision.ts';

export type DecisionView = z.infer<typeof decisionSchema>;

const shown = {
  id: decision.id,
  shotId: decision.shotId,
  takeId: decision.takeId,
  madeHow: decision.madeHow,
  madeBy: decision.madeBy,
  at: decision.at,
};

/** The newest decision of each shot of a board, or of one: what is picked now. */
export const picksOf = async (
  { db }: Pick<Database, 'db'>,
  boardId: string,
  shotId?: string,
): Promise<DecisionView[]> => {
  const rows = await db
    .selectDistinctOn([decision.shotId], shown)
    .from(decision)
    .where(of(boardId, shotId))
    .orderBy(decision.shotId, desc(decision.seq));
  return rows.map(viewOf);
};

/** Everything that was ever decided about a shot, newest first. */
export const decisionLogOf = async (
  { db }: Pick<Database, 'db'>,
  boardId: string,
  shotId: string,
): Promise<DecisionView[]> => {
  const rows = await db
    .select(shown)
    .from(decision)
    .where(of(boardId, shotId))
    .orderBy(desc(decision.seq));
  return rows.map(viewOf);
};

/**
 * Picks a take for a shot by hand, or takes the pick back with null. Always a new row of the log: of
 * two people who pick at once, both are in it and the later one counts. A take that is under no
 * shot is filed under this one.
 * @throws ApiError 404 `take_not_found`, 409 `take_not_ready` or `take_elsewhere`.
 */
export const pickByHand = (
  services: Services,
  { boardId, userId }: Member,
  shotId: string,
  takeId: string | null,
): Promise<DecisionView> =>
  services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const at = services.clock();
    if (takeId !== null) {
      const isIt = and(eq(take.id, takeId), eq(take.boardId, boardId));
      const [row] = await tx.select().from(take).where(isIt).for('update');
      if (!row) throw takeNotFound();
      if (row.state !== 'ready') throw takeNotReady(row.name);
      if (row.shotId !== null && row.shotId !== shotId) throw takeElsewhere(row.name);
      if (row.shotId === null) {
        await tx.update(take).set({ shotId, filedBy: userId, filedAt: at }).where(isIt);
        await publishEvent(tx, boardId, 'takes', [takeId]);
      }
    }
    const made = await appendDecision(tx, {
      boardId,
      shotId,
      shot: null,
      takeId,
      how: 'hand',
      by: [userId],
      madeBy: userId,
      at,
      reason: null,
      round: null,
    });
    return viewOf(made);
  });

const of = (boardId: string, shotId: string | undefined) =>
  and(
    eq(decision.boardId, boardId),
    shotId === undefined ? undefined : eq(decision.shotId, shotId),
  );

const viewOf = ({
  id,
  shotId,
  takeId,
  madeHow,
  madeBy,
  at,
}: Omit<DecisionView, 'at'> & { readonly at: Date }): DecisionView => ({
  id,
  shotId,
  takeId,
  madeHow,
  madeBy,
  at: at.toISOString(),
});

const takeElsewhere = (name: string): ApiError =>
  new ApiError(
    409,
    'take_elsewhere',
    `"${name}" is filed under another shot. File it under this one first, then pick it.`,
  );
