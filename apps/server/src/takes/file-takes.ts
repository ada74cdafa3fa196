import { and, eq, inArray } from 'drizzle-orm';
import { take } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import { movedMeanwhile } from '../rounds/meanwhile.ts';
import type { Services } from '../services.ts';

/** Where a take was filed before it was moved. */
export interface FormerPlace {
  readonly takeId: string;
  readonly shotId: string | null;
}

/**
 * Files takes under a shot, or under none; duels that one of them was in go on without it. Ids that are not this board's are passed over.
 * @returns where those that are were before, so that it can be undone.
 */
export const fileTakes = (
  services: Services,
  { boardId, userId }: Member,
  takeIds: readonly string[],
  shotId: string | null,
): Promise<FormerPlace[]> =>
  services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const before = await tx
      .select({ takeId: take.id, shotId: take.shotId })
      .from(take)
      .where(and(eq(take.boardId, boardId), inArray(take.id, [...takeIds])))
      .orderBy(take.id)
      .for('update');
    const moved = before.filter((row) => row.shotId !== shotId).map((row) => row.takeId);
    if (moved.length > 0) {
      await tx
        .update(take)
        .set({ shotId, filedBy: userId, filedAt: services.clock() })
        .where(inArray(take.id, moved));
      await publishEvent(tx, boardId, 'takes', moved);
      await movedMeanwhile(tx, boardId, moved, services.clock());
    }
    return before;
  });
