import { asc, desc, eq, inArray, max } from 'drizzle-orm';
import type { Picture } from '@takeboard/storyboard';
import { newId } from '../database/new-id.ts';
import { board, boardEvent, member, user } from '../database/schema.ts';
import { publishAuthz, publishEvent } from '../events/publish-event.ts';
import { addMember, membersOf } from '../people/members.ts';
import type { MemberCard } from '../people/members.ts';
import { boardNotFound, roleIn } from '../people/membership.ts';
import { rightsOf } from '../people/roles.ts';
import type { Right, Role } from '../people/roles.ts';
import type { Services } from '../services.ts';

/** A board in the list of a person's boards. */
export interface BoardCard {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly memberNames: readonly string[];
}

/** A board as one of its members sees it. */
export interface BoardView {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly role: Role;
  readonly rights: readonly Right[];
  /** The newest event that this answer already contains; ask the socket for what came after. */
  readonly lastSeq: number;
  readonly members: readonly MemberCard[];
}

/** Makes a board with its seeded document; the maker is its director. Returns its id. */
export const makeBoard = (
  services: Services,
  userId: string,
  draft: { readonly title: string; readonly picture: Picture },
): Promise<string> =>
  services.database.db.transaction(async (tx) => {
    const id = newId();
    const at = services.clock();
    await tx.insert(board).values({ id, title: draft.title, createdBy: userId, createdAt: at });
    await services.rooms.seed(tx, id, draft.picture);
    await addMember(tx, { boardId: id, userId, role: 'director', inviteId: null, at });
    return id;
  });

/** All boards a person is on, newest first, each with who else is there. */
export const boardsOf = async (services: Services, userId: string): Promise<BoardCard[]> => {
  const { db } = services.database;
  const boards = await db
    .select({ id: board.id, title: board.title, role: member.role, createdAt: board.createdAt })
    .from(member)
    .innerJoin(board, eq(board.id, member.boardId))
    .where(eq(member.userId, userId))
    .orderBy(desc(board.createdAt), asc(board.id));
  if (boards.length === 0) return [];
  const people = await db
    .select({ boardId: member.boardId, name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(
      inArray(
        member.boardId,
        boards.map(({ id }) => id),
      ),
    )
    .orderBy(asc(member.joinedAt), asc(member.hue));
  const names = Map.groupBy(people, (person) => person.boardId);
  return boards.map((row) => ({
    id: row.id,
    title: row.title,
    role: roleIn(row.role),
    createdAt: row.createdAt.toISOString(),
    memberNames: (names.get(row.id) ?? []).map(({ name }) => name),
  }));
};

/** One board with its people. @throws ApiError 404 `board_not_found` when it has just gone. */
export const viewBoard = (services: Services, boardId: string, role: Role): Promise<BoardView> =>
  services.database.db.transaction(
    async (tx) => {
      const [found] = await tx.select().from(board).where(eq(board.id, boardId));
      if (!found) throw boardNotFound();
      const [newest] = await tx
        .select({ seq: max(boardEvent.seq) })
        .from(boardEvent)
        .where(eq(boardEvent.boardId, boardId));
      return {
        id: boardId,
        title: found.title,
        createdAt: found.createdAt.toISOString(),
        role,
        rights: rightsOf(role),
        lastSeq: newest?.seq ?? 0,
        members: await membersOf(tx, boardId),
      };
    },
    // One snapshot for all three reads: `lastSeq` may not name an event whose change is not in it.
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );

/** Gives a board another title. */
export const renameBoard = (services: Services, boardId: string, title: string): Promise<void> =>
  services.database.db.transaction(async (tx) => {
    await publishEvent(tx, boardId, 'board', [boardId]);
    await tx.update(board).set({ title }).where(eq(board.id, boardId));
  });

/**
 * Deletes a board with everything that is only there: document, versions, members, invites. Blobs
 * stay in the store, since other boards may hold the same bytes. Live connections are closed.
 */
export const deleteBoard = (services: Services, boardId: string): Promise<void> =>
  services.database.db.transaction(async (tx) => {
    await tx.delete(board).where(eq(board.id, boardId));
    await publishAuthz(tx, boardId, null);
  });
