import { and, asc, desc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { roundVoter } from '../database/round-tables.ts';
import type { VoterAnswer, VoterPart } from '../database/round-tables.ts';
import { member, user } from '../database/schema.ts';
import { roleIn } from '../people/membership.ts';
import type { Member } from '../people/membership.ts';
import { may } from '../people/roles.ts';
import type { Role } from '../people/roles.ts';
import { notJoined } from './round-errors.ts';
import type { RoundRow } from './round-row.ts';

/** Somebody a round asks, with their present role on its board; null for who is there no longer. */
export interface RoundVoter {
  readonly userId: string;
  readonly name: string;
  readonly part: VoterPart;
  readonly answer: VoterAnswer;
  readonly agreedCard: number | null;
  readonly role: Role | null;
}

/** Everybody a round asks: who decides first, then by name. */
export const votersOf = async (
  db: Database['db'] | Transaction,
  { id, boardId }: Pick<RoundRow, 'id' | 'boardId'>,
): Promise<RoundVoter[]> => {
  const rows = await db
    .select({
      userId: roundVoter.userId,
      name: user.name,
      part: roundVoter.part,
      answer: roundVoter.answer,
      agreedCard: roundVoter.agreedCard,
      role: member.role,
    })
    .from(roundVoter)
    .innerJoin(user, eq(user.id, roundVoter.userId))
    .leftJoin(member, and(eq(member.boardId, boardId), eq(member.userId, roundVoter.userId)))
    .where(eq(roundVoter.roundId, id))
    .orderBy(desc(roundVoter.part), asc(user.name), asc(roundVoter.userId));
  return rows.map((row) => ({ ...row, role: row.role === null ? null : roleIn(row.role) }));
};

/**
 * Whether a role can decide in a round whose card names the person: artists and directors, and
 * editors, who decide only where a card says so.
 */
export const canDecide = (role: Role | null): boolean =>
  role !== null && (may(role, 'decide') || role === 'editor');

export const canAdvise = (role: Role | null): boolean => role !== null && may(role, 'advise');

/** Whether a voter decides now: asked to, has not skipped, and still in a role that can. */
export const decides = ({ part, answer, role }: RoundVoter): boolean =>
  part === 'decides' && answer !== 'skipped' && canDecide(role);

/** @throws ApiError 403 `not_a_voter` for who has not joined. */
export const requireJoined = (
  voters: readonly RoundVoter[],
  { userId }: Pick<Member, 'userId'>,
): RoundVoter => {
  const me = voters.find((voter) => voter.userId === userId);
  if (me?.answer !== 'joined') throw notJoined();
  return me;
};
