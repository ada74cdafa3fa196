import type { Ballot } from '@takeboard/voting';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { take, takeMark } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { tellingHidden } from '../takes/hidden-by-all.ts';

/** A ballot at its reveal. */
interface RevealedBallot {
  readonly userId: string;
  readonly ballot: Ballot;
}

/**
 * At a reveal: hides each take from whoever said "not for me" of it. Belongs to the transaction of the
 * reveal, and gets only what was handed in; from then on these marks are everybody's to see, so the
 * takes are told of. What was hidden before stays hidden since then; takes that are gone are passed over.
 */
export const hideRefused = async (
  tx: Transaction,
  boardId: string,
  ballots: readonly RevealedBallot[],
  at: Date,
): Promise<void> => {
  const refused = ballots.flatMap(({ userId, ballot }) =>
    Object.entries(ballot.marks).flatMap(([takeId, { mark }]) =>
      mark === 'no' ? [{ takeId, userId }] : [],
    ),
  );
  if (refused.length === 0) return;
  await lockBoard(tx, boardId);
  const named = [...new Set(refused.map(({ takeId }) => takeId))];
  const rows = await tx
    .select({ takeId: take.id })
    .from(take)
    .where(and(eq(take.boardId, boardId), inArray(take.id, named)))
    .orderBy(asc(take.id))
    .for('key share');
  const there = new Set(rows.map(({ takeId }) => takeId));
  // In the order of takes, as everybody marks them: two who mark at once never wait for each other.
  const marks = refused
    .filter(({ takeId }) => there.has(takeId))
    .toSorted((one, other) => (one.takeId < other.takeId ? -1 : 1));
  if (marks.length === 0) return;
  await tellingHidden(tx, boardId, () =>
    tx
      .insert(takeMark)
      .values(marks.map((mark) => ({ ...mark, hiddenAt: at })))
      .onConflictDoUpdate({
        target: [takeMark.takeId, takeMark.userId],
        set: { hiddenAt: sql`coalesce(${takeMark.hiddenAt}, excluded.hidden_at)` },
      }),
  );
  await publishEvent(tx, boardId, 'takes', [...there]);
};
