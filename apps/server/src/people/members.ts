import { and, asc, eq, ne } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { member, user } from '../database/schema.ts';
import { lockBoard, publishAuthz, publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import { settleWithout } from '../rounds/voter-left.ts';
import { tellingHidden } from '../takes/hidden-by-all.ts';
import { colorOf, hueFor } from './colors.ts';
import { initialsOf } from './initials.ts';
import { roleIn } from './membership.ts';
import type { Role } from './roles.ts';

/** A person on a board as everybody on it sees them. */
export interface MemberCard {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly color: string;
  readonly initials: string;
}

/** Everybody on a board, in the order they came. */
export const membersOf = async (
  db: Database['db'] | Transaction,
  boardId: string,
): Promise<MemberCard[]> => {
  const rows = await db
    .select({ userId: user.id, name: user.name, role: member.role, hue: member.hue })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.boardId, boardId))
    .orderBy(asc(member.joinedAt), asc(member.hue));
  return rows.map(({ userId, name, role, hue }) => ({
    userId,
    name,
    role: roleIn(role),
    color: colorOf(hue),
    initials: initialsOf(name),
  }));
};

/**
 * Adds a person who is not yet on the board, with a colour nobody there has. The caller holds the
 * board's lock (`lockBoard`), else two newcomers could get the same colour.
 */
export const addMember = async (
  tx: Transaction,
  added: {
    readonly boardId: string;
    readonly userId: string;
    readonly role: Role;
    readonly inviteId: string | null;
    readonly at: Date;
  },
): Promise<void> => {
  const present = await tx
    .select({ hue: member.hue })
    .from(member)
    .where(eq(member.boardId, added.boardId));
  const hue = hueFor(added.role, new Set(present.map((row) => row.hue)));
  await tellingHidden(tx, added.boardId, () =>
    tx.insert(member).values({
      boardId: added.boardId,
      userId: added.userId,
      role: added.role,
      inviteId: added.inviteId,
      hue,
      joinedAt: added.at,
    }),
  );
  await publishEvent(tx, added.boardId, 'members', [added.userId]);
};

/**
 * Gives a member another role. Their colour stays: it means the person. Rounds go on by the new role.
 * @throws ApiError 404 `member_not_found`, 409 `last_director`.
 */
export const changeRole = async (
  tx: Transaction,
  boardId: string,
  userId: string,
  role: Role,
  at: Date,
): Promise<void> => {
  await lockBoard(tx, boardId);
  const present = await roleOnBoard(tx, boardId, userId);
  if (present === role) return;
  if (present === 'director') await keepADirector(tx, boardId, userId);
  await tellingHidden(tx, boardId, () =>
    tx.update(member).set({ role }).where(isMember(boardId, userId)),
  );
  await settleWithout(tx, boardId, [userId], at);
  await publishEvent(tx, boardId, 'members', [userId]);
  await publishAuthz(tx, boardId, userId);
};

/**
 * Ends a membership; live connections of that person are closed, and rounds go on without them.
 * @throws ApiError 404 `member_not_found`, 409 `last_director`.
 */
export const endMembership = async (
  tx: Transaction,
  boardId: string,
  userId: string,
  at: Date,
): Promise<void> => {
  await lockBoard(tx, boardId);
  const present = await roleOnBoard(tx, boardId, userId);
  if (present === 'director') await keepADirector(tx, boardId, userId);
  await tellingHidden(tx, boardId, () => tx.delete(member).where(isMember(boardId, userId)));
  await settleWithout(tx, boardId, [userId], at);
  await publishEvent(tx, boardId, 'members', [userId]);
  await publishAuthz(tx, boardId, userId);
};

const isMember = (boardId: string, userId: string) =>
  and(eq(member.boardId, boardId), eq(member.userId, userId));

const roleOnBoard = async (tx: Transaction, boardId: string, userId: string): Promise<Role> => {
  const [row] = await tx
    .select({ role: member.role })
    .from(member)
    .where(isMember(boardId, userId));
  if (row) return roleIn(row.role);
  throw new ApiError(
    404,
    'member_not_found',
    'This person is not on the board (any more). Load the list of members again.',
  );
};

/** Under the board's lock: two directors who leave at the same moment are seen one after the other. */
const keepADirector = async (tx: Transaction, boardId: string, leaving: string): Promise<void> => {
  const [other] = await tx
    .select({ userId: member.userId })
    .from(member)
    .where(
      and(eq(member.boardId, boardId), eq(member.role, 'director'), ne(member.userId, leaving)),
    )
    .limit(1);
  if (other) return;
  throw new ApiError(
    409,
    'last_director',
    'A board always has a director, and this is the only one. Make somebody else director first.',
  );
};
