import { and, desc, eq } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import type { Database } from '../database/open-database.ts';
import { decision, take, user } from '../database/schema.ts';
import { lockBoard } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import type { Member } from '../people/membership.ts';
import { pickedMeanwhile } from '../rounds/meanwhile.ts';
import type { Services } from '../services.ts';
import { takeNotFound, takeNotReady } from '../takes/take-errors.ts';
import { appendDecision } from './append-decision.ts';
import type { byHandSchema, decisionSchema } from './decision-schemas.ts';

export type DecisionView = z.infer<typeof decisionSchema>;

/** What a decision is shown by. */
export const shownOf = {
  id: decision.id,
  shotId: decision.shotId,
  takeId: decision.takeId,
  madeHow: decision.madeHow,
  madeBy: decision.madeBy,
  roundId: decision.roundId,
  at: decision.at,
};

/** The newest decision of each shot of a board, or of one: what is picked now. */
export const picksOf = async (
  { db }: Pick<Database, 'db'>,
  boardId: string,
  shotId?: string,
): Promise<DecisionView[]> => {
  const rows = await db
    .selectDistinctOn([decision.shotId], shownOf)
    .from(decision)
    .where(
      and(
        eq(decision.boardId, boardId),
        shotId === undefined ? undefined : eq(decision.shotId, shotId),
      ),
    )
    .orderBy(decision.shotId, desc(decision.seq));
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
  { shotId, takeId, shot, reason }: z.infer<typeof byHandSchema>,
): Promise<DecisionView> =>
  services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    if (takeId !== null) {
      const isIt = and(eq(take.id, takeId), eq(take.boardId, boardId));
      const [row] = await tx.select().from(take).where(isIt).for('update');
      if (!row) throw takeNotFound();
      if (row.state !== 'ready') throw takeNotReady(row.name);
      if (row.shotId !== null && row.shotId !== shotId) throw takeElsewhere(row.name);
    }
    const made = await appendDecision(tx, {
      boardId,
      shotId,
      shot: shot || null,
      takeId,
      how: 'hand',
      by: [userId],
      madeBy: userId,
      at: services.clock(),
      reason: reason || null,
      round: null,
    });
    if (takeId !== null) {
      const [by] = await tx.select({ name: user.name }).from(user).where(eq(user.id, userId));
      const picker = { name: by?.name ?? 'Somebody', userId, at: made.at };
      await pickedMeanwhile(tx, boardId, shotId, picker);
    }
    return viewOf(made);
  });

export const viewOf = ({
  id,
  shotId,
  takeId,
  madeHow,
  madeBy,
  roundId,
  at,
}: Omit<DecisionView, 'at'> & { readonly at: Date }): DecisionView => ({
  id,
  shotId,
  takeId,
  madeHow,
  madeBy,
  roundId,
  at: at.toISOString(),
});

const takeElsewhere = (name: string): ApiError =>
  new ApiError(
    409,
    'take_elsewhere',
    `"${name}" is filed under another shot. File it under this one first, then pick it.`,
  );
