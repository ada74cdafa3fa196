import { and, eq } from 'drizzle-orm';
import { roundVoter } from '../database/round-tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { cardChanged, roundClosed } from './round-errors.ts';
import { lockRound } from './round-row.ts';
import { settleRound } from './settle.ts';

/**
 * Joins a round, which is to agree to its card, or leaves the choice to the others. Both can be said
 * in mid-round, too: who skips then has left, and what waits for them goes on. Who was not
 * named may join to advise.
 * @throws ApiError 404 `round_not_found`, 409 `card_changed`, `round_closed`.
 */
export const answerRound = (
  { database, clock }: Services,
  me: Member,
  roundId: string,
  { answer, card }: { readonly answer: 'join' | 'skip'; readonly card: number },
): Promise<void> =>
  database.db.transaction(async (tx) => {
    const row = await lockRound(tx, me.boardId, roundId);
    if (row.state === 'closed') throw roundClosed();
    if (answer === 'join' && card !== row.card) throw cardChanged();
    const said =
      answer === 'join'
        ? ({ answer: 'joined', agreedCard: row.card } as const)
        : ({ answer: 'skipped', agreedCard: null } as const);
    const isMe = and(eq(roundVoter.roundId, roundId), eq(roundVoter.userId, me.userId));
    const [before] = await tx.select().from(roundVoter).where(isMe);
    if (before?.answer === said.answer && before.agreedCard === said.agreedCard) return;
    if (before) await tx.update(roundVoter).set(said).where(isMe);
    else if (answer === 'skip') return;
    else {
      await tx.insert(roundVoter).values({ roundId, userId: me.userId, part: 'advises', ...said });
    }
    await publishEvent(tx, me.boardId, 'rounds', [roundId]);
    await settleRound(tx, row, { at: clock(), by: me.userId });
  });
