import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { round, roundVoter } from '../database/round-tables.ts';
import type { VoterPart } from '../database/round-tables.ts';
import { membersOf } from '../people/members.ts';
import { cannotTakePart } from './round-errors.ts';
import { canAdvise, canDecide } from './round-voters.ts';

/** Somebody the card names. */
interface NamedVoter {
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
      throw cannotTakePart(
        'The card names somebody who is not on this board (any more). Load the people again.',
      );
    }
    if (part === 'decides' && !canDecide(found.role)) {
      throw cannotTakePart(
        `The card says that ${found.name} decides, who is ${found.role} here. Let them advise, or change their role first.`,
      );
    }
    if (!canAdvise(found.role)) {
      throw cannotTakePart(
        `The card names ${found.name}, who as ${found.role} has no ballot. Leave them out, or change their role first.`,
      );
    }
  }
  const deciders = new Set(
    voters.filter(({ part }) => part === 'decides').map(({ userId }) => userId),
  );
  for (const userId of finalSays) {
    if (userId === null || deciders.has(userId)) continue;
    const name = members.get(userId)?.name ?? 'somebody';
    throw cannotTakePart(
      `The card gives the final say to ${name}, who does not decide in this round. Name one who does, or nobody.`,
    );
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
