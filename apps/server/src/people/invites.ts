import { hashPassword } from 'better-auth/crypto';
import { and, asc, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { newId } from '../database/new-id.ts';
import { invite, member, user } from '../database/schema.ts';
import { lockBoard, publishAuthz, publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { settleWithout } from '../rounds/voter-left.ts';
import { tellingHidden } from '../takes/hidden-by-all.ts';
import { hashInviteToken, newInviteToken } from './invite-token.ts';
import { roleIn } from './membership.ts';
import type { Role } from './roles.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

type InviteState = 'active' | 'expired' | 'revoked';

/** An invite as a director sees it; the link itself was shown once, when it was made. */
export interface InviteCard {
  readonly id: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly hasPassword: boolean;
  /** The names of those on the board who came by it. */
  readonly joined: readonly string[];
  readonly state: InviteState;
}

/** All invites of a board, newest first, ended ones included. */
export const invitesOf = async (services: Services, boardId: string): Promise<InviteCard[]> => {
  const { db } = services.database;
  const rows = await db
    .select()
    .from(invite)
    .where(eq(invite.boardId, boardId))
    .orderBy(desc(invite.createdAt), asc(invite.id));
  const joined = await db
    .select({ inviteId: member.inviteId, name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.boardId, boardId), isNotNull(member.inviteId)))
    .orderBy(asc(member.joinedAt));
  return rows.map((row) => ({
    id: row.id,
    role: roleIn(row.role),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    hasPassword: row.passwordHash !== null,
    joined: joined.filter(({ inviteId }) => inviteId === row.id).map(({ name }) => name),
    state: stateOf(row, services.clock()),
  }));
};

/** Makes an invite and returns its token, which is kept nowhere: only its hash is stored. */
export const makeInvite = async (
  services: Services,
  draft: {
    readonly boardId: string;
    readonly createdBy: string;
    readonly role: Role;
    readonly expiresInDays: number;
    readonly password: string | undefined;
  },
): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: string }> => {
  const id = newId();
  const token = newInviteToken();
  const passwordHash = draft.password === undefined ? null : await hashPassword(draft.password);
  const createdAt = services.clock();
  const expiresAt = new Date(createdAt.getTime() + draft.expiresInDays * DAY_MS);
  await services.database.db.transaction(async (tx) => {
    await publishEvent(tx, draft.boardId, 'invites', [id]);
    await tx.insert(invite).values({
      id,
      boardId: draft.boardId,
      tokenHash: hashInviteToken(token),
      role: draft.role,
      passwordHash,
      createdBy: draft.createdBy,
      createdAt,
      expiresAt,
    });
  });
  return { id, token, expiresAt: expiresAt.toISOString() };
};

/**
 * Ends an invite and the memberships that came by it, at once. Directors stay, so that a revoke
 * never leaves a board alone; they are returned for the caller to name.
 * @throws ApiError 404 `invite_not_found` when it is not this board's.
 */
export const revokeInvite = (
  services: Services,
  boardId: string,
  inviteId: string,
): Promise<{ readonly ended: readonly string[]; readonly kept: readonly string[] }> =>
  services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const ofBoard = and(eq(invite.id, inviteId), eq(invite.boardId, boardId));
    const [found] = await tx.select({ id: invite.id }).from(invite).where(ofBoard);
    if (!found) throw inviteNotFound();
    await tx
      .update(invite)
      .set({ revokedAt: services.clock() })
      .where(and(ofBoard, isNull(invite.revokedAt)));
    const cameByIt = and(eq(member.boardId, boardId), eq(member.inviteId, inviteId));
    const ended = await tellingHidden(tx, boardId, () =>
      tx
        .delete(member)
        .where(and(cameByIt, ne(member.role, 'director')))
        .returning({ userId: member.userId }),
    );
    const kept = await tx.select({ userId: member.userId }).from(member).where(cameByIt);
    await publishEvent(tx, boardId, 'invites', [inviteId]);
    if (ended.length > 0) {
      const ids = ended.map(({ userId }) => userId);
      await settleWithout(tx, boardId, ids, services.clock());
      await publishEvent(tx, boardId, 'members', ids);
      for (const userId of ids) await publishAuthz(tx, boardId, userId);
    }
    return { ended: ended.map(({ userId }) => userId), kept: kept.map(({ userId }) => userId) };
  });

/** An invite ends at its instant: from then on it is expired. Revoked is said first. */
export const stateOf = (
  row: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): InviteState => {
  if (row.revokedAt) return 'revoked';
  return now >= row.expiresAt ? 'expired' : 'active';
};

export const inviteNotFound = (): ApiError =>
  new ApiError(
    404,
    'invite_not_found',
    'There is no such invite. Check that the link is complete, or ask for a new one.',
  );
