import { verifyPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { board, invite, member, user } from '../database/schema.ts';
import { lockBoard, publishAuthz, publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { tellingHidden } from '../takes/hidden-by-all.ts';
import { hashInviteToken } from './invite-token.ts';
import { inviteNotFound, stateOf } from './invites.ts';
import { addMember } from './members.ts';
import { roleIn } from './membership.ts';
import { isHigher } from './roles.ts';
import type { Role } from './roles.ts';

/** What somebody who holds the link learns before joining. */
export interface InviteFace {
  readonly boardTitle: string;
  readonly invitedBy: string;
  readonly role: Role;
  readonly needsPassword: boolean;
}

/** What the holder of a token may know. @throws ApiError as `usableInvite`. */
export const faceOfInvite = async (services: Services, token: string): Promise<InviteFace> => {
  const found = await usableInvite(services.database.db, services.clock(), token);
  return {
    boardTitle: found.boardTitle,
    invitedBy: found.invitedBy,
    role: found.role,
    needsPassword: found.passwordHash !== null,
  };
};

/**
 * Makes a person a member by a token. Whoever is on the board already keeps the higher of the two
 * roles, so redeeming twice changes nothing.
 * @throws ApiError as `usableInvite`, and 403 `invite_password`.
 */
export const redeemInvite = async (
  services: Services,
  token: string,
  userId: string,
  password: string | undefined,
): Promise<{ readonly boardId: string; readonly role: Role }> => {
  const { db } = services.database;
  // The password is slow on purpose; checking it must not hold the board's lock.
  const offered = await usableInvite(db, services.clock(), token);
  if (offered.passwordHash !== null) await checkPassword(offered.passwordHash, password);
  return db.transaction(async (tx) => {
    await lockBoard(tx, offered.boardId);
    // Again, now that nobody can revoke it before we commit.
    const { boardId, role, id: inviteId } = await usableInvite(tx, services.clock(), token);
    const isMe = and(eq(member.boardId, boardId), eq(member.userId, userId));
    const [present] = await tx.select({ role: member.role }).from(member).where(isMe);
    if (!present) {
      await addMember(tx, { boardId, userId, role, inviteId, at: services.clock() });
      await publishEvent(tx, boardId, 'invites', [inviteId]);
      return { boardId, role };
    }
    const own = roleIn(present.role);
    if (!isHigher(role, own)) return { boardId, role: own };
    await tellingHidden(tx, boardId, () => tx.update(member).set({ role, inviteId }).where(isMe));
    await publishEvent(tx, boardId, 'members', [userId]);
    await publishEvent(tx, boardId, 'invites', [inviteId]);
    await publishAuthz(tx, boardId, userId);
    return { boardId, role };
  });
};

/**
 * The invite of a token, if it can be used now by the server's clock.
 * @throws ApiError 404 `invite_not_found`, 410 `invite_revoked` or `invite_expired`.
 */
const usableInvite = async (db: Database['db'] | Transaction, now: Date, token: string) => {
  const [row] = await db
    .select({
      id: invite.id,
      boardId: invite.boardId,
      boardTitle: board.title,
      invitedBy: user.name,
      role: invite.role,
      passwordHash: invite.passwordHash,
      expiresAt: invite.expiresAt,
      revokedAt: invite.revokedAt,
    })
    .from(invite)
    .innerJoin(board, eq(board.id, invite.boardId))
    .innerJoin(user, eq(user.id, invite.createdBy))
    .where(eq(invite.tokenHash, hashInviteToken(token)));
  if (!row) throw inviteNotFound();
  const state = stateOf(row, now);
  if (state === 'revoked') {
    throw new ApiError(
      410,
      'invite_revoked',
      'This invite was withdrawn. Ask the person who sent it for a new link.',
    );
  }
  if (state === 'expired') {
    throw new ApiError(
      410,
      'invite_expired',
      'This invite has expired. Ask the person who sent it for a new link.',
    );
  }
  return { ...row, role: roleIn(row.role) };
};

const checkPassword = async (hash: string, password: string | undefined): Promise<void> => {
  if (password !== undefined && (await verifyPassword({ hash, password }))) return;
  throw new ApiError(
    403,
    'invite_password',
    password === undefined
      ? 'This invite asks for a password. Type the one you were told.'
      : 'This is not the password of this invite. Check it, or ask the person who sent the link.',
  );
};
