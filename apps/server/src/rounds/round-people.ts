import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { round, roundVoter } from '../database/round-tables.ts';
import type { VoterPart } from '../database/round-tables.ts';
import { membersOf } from '../people/members.ts';
import { cannotTakePart } from './round-errors.ts';
import { canAdvise, canDecide } from './round-voters.ts';

/** Somebody the card names. */
export interface NamedVoter {
  readonly userId: string;
  readonly part: VoterPart;
}

/**
 * Looks whether the people a card names can have the parts it gives them, and whoever has a final say
 * decides.
 * @throws ApiError 409 `cannot_take_part`.
 */
export const requireAble = async (
  tx: Transaction,
  boardId: string,
  voters: readonly NamedVoter[],
  finalSays: readonly (string | null)[],
): Promise<void> => {
  const members = new Map((await membersOf(tx, boardId)).map((one) => [one.userId, one]));
  for (const { userId, part } of voters) {
    const found = members.get(userId);
    if (!found) {
      throw cannotTakePart('Somebody named', 'is not on this board (any more). Name others.');
    }
    if (part === 'decides' && !canDecide(found.role)) {
      const why = `cannot decide as ${found.role}. Let them advise, or change their role first.`;
      throw cannotTakePart(found.name, why);
    }
    if (!canAdvise(found.role)) {
      const why = `cannot have a ballot as ${found.role}. Leave them out, or change their role first.`;
      throw cannotTakePart(found.name, why);
    }
  }
  const deciders = new Set(
    voters.filter(({ part }) => part === 'decides').map(({ userId }) => userId),
  );
  for (const userId of finalSays) {
    if (userId === null || deciders.has(userId)) continue;
    const name = members.get(userId)?.name ?? 'Somebody named';
    const why = 'does not decide in this round, so they cannot have the final say. Name another.';
    throw cannotTakePart(name, why);
  }
};

/**
 * Makes a card's people the round's. Who stays keeps their answer; whoever wrote the card has agreed to
 * it by writing it.
 */
export const nameVoters = async (
  tx: Transaction,
  roundId: string,
  voters: readonly NamedVoter[],
  writer: string,
): Promise<void> => {
  const before = await tx.select().from(roundVoter).where(eq(roundVoter.roundId, roundId));
  await tx.delete(roundVoter).where(eq(roundVoter.roundId, roundId));
  await tx.insert(roundVoter).values(
    voters.map(({ userId, part }) => {
      const known = before.find((one) => one.userId === userId);
      const answer = known?.answer ?? (userId === writer ? 'joined' : 'asked');
      return { roundId, userId, part, answer, agreedCard: known?.agreedCard ?? null };
    }),
  );
  await agreeAsWriter(tx, roundId, writer);
};

/** Whoever wrote the card as it is now has agreed to it. */
export const agreeAsWriter = async (
  tx: Transaction,
  roundId: string,
  writer: string,
): Promise<void> => {
  const [row] = await tx.select({ card: round.card }).from(round).where(eq(round.id, roundId));
  await tx
    .update(roundVoter)
    .set({ agreedCard: row?.card ?? 1 })
    .where(
      and(
        eq(roundVoter.roundId, roundId),
        eq(roundVoter.userId, writer),
        eq(roundVoter.answer, 'joined'),
      ),
    );
};
