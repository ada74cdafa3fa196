import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import {
  board,
  boardBlob,
  decision,
  docUpdate,
  docVersion,
  invite,
  member,
  mix,
  savedFilter,
  take,
  user,
} from '../database/schema.ts';
import { lockBoard, publishAuthz, publishEvent } from '../events/publish-event.ts';
import { moveVoter } from '../rounds/move-voter.ts';
import { settleWithout } from '../rounds/voter-left.ts';
import type { Services } from '../services.ts';
import { tellingHidden } from '../takes/hidden-by-all.ts';
import { roleIn } from './membership.ts';
import { isHigher } from './roles.ts';

/**
 * Moves everything a guest had into an account, then removes the guest: memberships, marks, filters,
 * ballots, and the name under boards, invites, files, takes, rounds, decisions and changes made. On a
 * board where both were members the higher role stays. All or nothing: whatever fails, the guest is as before.
 */
export const moveGuestInto = async (
  services: Services,
  guestId: string,
  accountId: string,
): Promise<void> => {
  await services.database.db.transaction(async (tx) => {
    if (!(await isGuest(tx, guestId))) return;
    const boardIds = await boardIdsOf(tx, guestId);
    for (const boardId of boardIds) await moveMembership(tx, boardId, guestId, accountId);
    // Before the guest's row is locked: who marks a ballot holds its shot and refers to that row next.
    await moveVoter(tx, guestId, accountId);
    // From here on nothing new can refer to the guest, whose row would take it along when it goes.
    await tx.select({ id: user.id }).from(user).where(eq(user.id, guestId)).for('update');
    // Boards the guest came onto while we waited for that; nobody else can hold them for us now.
    const later = await boardIdsOf(tx, guestId);
    for (const boardId of later) await moveMembership(tx, boardId, guestId, accountId);
    await moveVoter(tx, guestId, accountId);
    // Where both were to decide, one person is left, whose word may be all that was waited for.
    for (const boardId of [...boardIds, ...later]) {
      await settleWithout(tx, boardId, [accountId], services.clock());
    }
    await tx.update(board).set({ createdBy: accountId }).where(eq(board.createdBy, guestId));
    await tx.update(invite).set({ createdBy: accountId }).where(eq(invite.createdBy, guestId));
    await tx.update(boardBlob).set({ addedBy: accountId }).where(eq(boardBlob.addedBy, guestId));
    await moveTakes(tx, guestId, accountId);
    await tx.update(mix).set({ importedBy: accountId }).where(eq(mix.importedBy, guestId));
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
  await tellingHidden(tx, boardId, async () => {
    await copyMarks(tx, guestId, accountId, boardId);
    if (own) {
      await tx.delete(member).where(isMember(boardId, guestId));
      if (isHigher(guest.role, own.role)) {
        await tx.update(member).set(guest).where(isMember(boardId, accountId));
      }
    } else {
      await tx.update(member).set({ userId: accountId }).where(isMember(boardId, guestId));
    }
  });
  await tx
    .update(docUpdate)
    .set({ actor: accountId })
    .where(and(eq(docUpdate.boardId, boardId), eq(docUpdate.actor, guestId)));
  await publishEvent(tx, boardId, 'members', [guestId, accountId]);
  await publishAuthz(tx, boardId, guestId);
  await publishAuthz(tx, boardId, accountId);
};

/** What the guest did with takes, on boards they have left since, too. */
const moveTakes = async (tx: Transaction, guestId: string, accountId: string): Promise<void> => {
  await tx.update(take).set({ importedBy: accountId }).where(eq(take.importedBy, guestId));
  await tx.update(take).set({ filedBy: accountId }).where(eq(take.filedBy, guestId));
  await tx.update(decision).set({ madeBy: accountId }).where(eq(decision.madeBy, guestId));
  await tx.update(savedFilter).set({ userId: accountId }).where(eq(savedFilter.userId, guestId));
  await copyMarks(tx, guestId, accountId);
};

/** What either of them has seen is seen, what either has hidden is hidden; the guest's go with the guest. */
const copyMarks = async (
  tx: Transaction,
  guestId: string,
  accountId: string,
  boardId?: string,
): Promise<void> => {
  const here = boardId === undefined ? sql`` : sql`and take.board_id = ${boardId}`;
  await tx.execute(sql`
    insert into take_mark as own (take_id, user_id, seen_at, hidden_at)
    select mark.take_id, ${accountId}, mark.seen_at, mark.hidden_at
    from take_mark mark join take on take.id = mark.take_id
    where mark.user_id = ${guestId} ${here}
    on conflict (take_id, user_id) do update set
      seen_at = coalesce(own.seen_at, excluded.seen_at),
      hidden_at = coalesce(own.hidden_at, excluded.hidden_at)`);
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
