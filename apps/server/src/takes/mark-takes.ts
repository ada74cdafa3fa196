import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { take, takeMark } from '../database/schema.ts';
import { lockBoard } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import { may } from '../people/roles.ts';
import type { Services } from '../services.ts';
import { tellingHidden } from './hidden-by-all.ts';

/**
 * Marks that one person sets for themselves. Nobody is told of them and no event goes out: who hides
 * what would sway the others. Ids that are not this board's are passed over.
 */

type Marks = Pick<typeof takeMark.$inferInsert, 'seenAt' | 'hiddenAt'>;

/** I have seen these. The first time stays. */
export const markSeen = (
  services: Services,
  me: Member,
  takeIds: readonly string[],
): Promise<void> =>
  services.database.db.transaction((tx) =>
    mark(
      tx,
      me,
      takeIds,
      { seenAt: services.clock() },
      {
        seenAt: sql`coalesce(${takeMark.seenAt}, excluded.seen_at)`,
      },
    ),
  );

/** I do not want to be shown these, or do again. When all who decide agree, everybody is told. */
export const hideTakes = (
  services: Services,
  me: Member,
  takeIds: readonly string[],
  hidden: boolean,
): Promise<void> =>
  services.database.db.transaction(async (tx) => {
    const marks: Marks = { hiddenAt: hidden ? services.clock() : null };
    if (!may(me.role, 'decide')) return mark(tx, me, takeIds, marks, marks);
    await lockBoard(tx, me.boardId);
    return tellingHidden(tx, me.boardId, () => mark(tx, me, takeIds, marks, marks));
  });

const mark = async (
  tx: Transaction,
  { boardId, userId }: Member,
  takeIds: readonly string[],
  marks: Marks,
  again: Marks | { readonly seenAt: SQL },
): Promise<void> => {
  // In one order, and so that none of them is deleted before its mark is there.
  const rows = await tx
    .select({ takeId: take.id })
    .from(take)
    .where(and(eq(take.boardId, boardId), inArray(take.id, [...takeIds])))
    .orderBy(asc(take.id))
    .for('key share');
  if (rows.length === 0) return;
  await tx
    .insert(takeMark)
    .values(rows.map(({ takeId }) => ({ takeId, userId, ...marks })))
    .onConflictDoUpdate({ target: [takeMark.takeId, takeMark.userId], set: again });
};
