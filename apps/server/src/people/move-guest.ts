import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import {
  board,
  boardBlob,
  docUpdate,
  docVersion,
  invite,
  member,
  user,
} from '../database/schema.ts';
import { lockBoard, publishAuthz, publishEvent } from '../events/publish-event.ts';
import type { Services } from '../services.ts';
import { roleIn } from './membership.ts';
import { isHigher } from './roles.ts';

/**
 * Moves everything a guest had into an account, then removes the guest: memberships, and the name
 * under boards, invites, files and changes made. On a board where both were members the higher role
 * stays. All or nothing: whatever fails, the guest is as before.
 */
export const moveGuestInto = async (
  services: Services,
  guestId: string,
  accountId: string,
): Promise<void> => {
  await services.database.db.transaction(async (tx) => {
    if (!(await isGuest(tx, guestId))) return;
    for (const boardId of await boardIdsOf(tx, guestId)) {
      await moveMembership(tx, boardId, guestId, accountId);
    }
    // From here on nothing new can refer to the guest, whose row would take it along when it goes.
    await tx.select({ id: user.id }).from(user).where(eq(user.id, guestId)).for('update');
    // Boards the guest came onto while we waited for that; nobody else can hold them for us now.
    for (const boardId of await boardIdsOf(tx, guestId)) {
      await moveMembership(tx, boardId, guestId, accountId);
    }
    await tx.update(board).set({ createdBy: accountId }).where(eq(board.createdBy, guestId));
    await tx.update(invite).set({ createdBy: accountId }).where(eq(invite.createdBy, guestId));
    await tx.update(boardBlob).set({ addedBy: accountId }).where(eq(boardBlob.addedBy, guestId));
    await tx.update(docVersion).set({ madeBy: accountId }).where(eq(docVersion.madeBy, guestId));
    await tx.delete(user).where(eq(user.id, guestId));
  });
};

/** Whether there is (still) something to move: another tab of the browser may have been faster. */
const isGuest = async (tx: Transaction, userId: string): Promise<boolean> => {
  const [guest] = await tx
    .select({ isAnonymous: user.isAnonymous })
    .from(user)
    .where(eq(user.id, userId))
    // Not yet FOR UPDATE: an upload that holds its board's lock refers to the guest's row next, and
    // would wait for us while we wait for the board.
    .for('no key update');
  return guest?.isAnonymous === true;
};

const boardIdsOf = async (tx: Transaction, userId: string): Promise<string[]> => {
  const rows = await tx
    .select({ boardId: member.boardId })
    .from(member)
    .where(eq(member.userId, userId))
    .orderBy(member.boardId);
  return rows.map(({ boardId }) => boardId);
};

const moveMembership = async (
  tx: Transaction,
  boardId: string,
  guestId: string,
  accountId: string,
): Promise<void> => {
  await lockBoard(tx, boardId);
  const guest = await placeOf(tx, boardId, guestId);
  if (!guest) return;
  const own = await placeOf(tx, boardId, accountId);
  if (own) {
    await tx.delete(member).where(isMember(boardId, guestId));
    if (isHigher(guest.role, own.role)) {
      await tx.update(member).set(guest).where(isMember(boardId, accountId));
    }
  } else {
    await tx.update(member).set({ userId: accountId }).where(isMember(boardId, guestId));
  }
  await tx
    .update(docUpdate)
    .set({ actor: accountId })
    .where(and(eq(docUpdate.boardId, boardId), eq(docUpdate.actor, guestId)));
  await publishEvent(tx, boardId, 'members', [guestId, accountId]);
  await publishAuthz(tx, boardId, guestId);
  await publishAuthz(tx, boardId, accountId);
};

const isMember = (boardId: string, userId: string) =>
  and(eq(member.boardId, boardId), eq(member.userId, userId));

const placeOf = async (tx: Transaction, boardId: string, userId: string) => {
  const [row] = await tx
    .select({ role: member.role, hue: member.hue, inviteId: member.inviteId })
    .from(member)
    .where(isMember(boardId, userId));
  return row && { ...row, role: roleIn(row.role) };
};
