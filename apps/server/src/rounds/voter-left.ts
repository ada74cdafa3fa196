import { and, eq, exists, inArray, ne } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { round, roundVoter } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import { settleRound } from './settle.ts';

/**
 * Lets the rounds of a board go on when people have left it or have another role: who can decide no
 * longer is waited for no longer, and the tally says so in a sentence. What they had handed in as
 * deciders is not counted, what they had not handed in is shown to nobody.
 *
 * The caller holds the board's lock (`lockBoard`) and has changed the memberships already.
 */
export const settleWithout = async (
  tx: Transaction,
  boardId: string,
  userIds: readonly string[],
  at: Date,
): Promise<void> => {
  if (userIds.length === 0) return;
  const asks = tx
    .select({ userId: roundVoter.userId })
    .from(roundVoter)
    .where(and(eq(roundVoter.roundId, round.id), inArray(roundVoter.userId, [...userIds])));
  const concerned = await tx
    .select()
    .from(round)
    .where(and(eq(round.boardId, boardId), ne(round.state, 'closed'), exists(asks)))
    .orderBy(round.startedAt, round.id);
  for (const one of concerned) {
    const told = await settleRound(tx, one, { at, by: null });
    // Nothing came together by it, but who is asked looks different now.
    if (!told) await publishEvent(tx, boardId, 'rounds', [one.id]);
  }
};
