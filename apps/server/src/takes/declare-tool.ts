import { and, eq, inArray } from 'drizzle-orm';
import { take } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import type { Services } from '../services.ts';

/**
 * Says of many takes at once what they were made with, as somebody typed it; null takes that back.
 * Ids that are not this board's are passed over.
 */
export const declareTool = (
  services: Services,
  boardId: string,
  takeIds: readonly string[],
  tool: string | null,
): Promise<void> =>
  services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const said = await tx
      .update(take)
      .set({ declaredTool: tool, toolFrom: tool === null ? null : 'typed' })
      .where(and(eq(take.boardId, boardId), inArray(take.id, [...takeIds])))
      .returning({ id: take.id });
    if (said.length === 0) return;
    await publishEvent(
      tx,
      boardId,
      'takes',
      said.map(({ id }) => id),
    );
  });
