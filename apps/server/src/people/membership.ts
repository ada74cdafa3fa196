import { and, eq } from 'drizzle-orm';
import { createMiddleware } from 'hono/factory';
import type { Database, Transaction } from '../database/open-database.ts';
import { member, user } from '../database/schema.ts';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { isRole, may } from './roles.ts';
import type { Right, Role } from './roles.ts';
import { sessionFor } from './session.ts';
import type { Session } from './session.ts';

/** A person's place on one board, as a route sees it. */
export interface Member {
  readonly boardId: string;
  readonly userId: string;
  readonly role: Role;
}

/** A person's role, hue (see `colorOf`) and current name on a board; undefined for a stranger. */
export const membershipOf = async (
  db: Database['db'] | Transaction,
  boardId: string,
  userId: string,
): Promise<{ readonly role: Role; readonly hue: number; readonly name: string } | undefined> => {
  const [row] = await db
    .select({ role: member.role, hue: member.hue, name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.boardId, boardId), eq(member.userId, userId)));
  return row && { ...row, role: roleIn(row.role) };
};

/** A role as the database holds it. */
export const roleIn = (value: string): Role => {
  if (!isRole(value)) throw new Error(`The database holds the unknown role "${value}".`);
  return value;
};

/**
 * Lets a request through only with a session and the right on the board of the path's `:boardId`;
 * sets `session` and `member`. Runs before the request is parsed, so a stranger learns nothing, not
 * even which fields a route takes: 401 without a session, for strangers the very 404 of a board
 * that does not exist, 403 for members whose role lacks the right.
 */
export const requireRight = (services: Services, right: Right) =>
  createMiddleware<{ Variables: { session: Session; member: Member } }>(async (c, next) => {
    const session = await sessionFor(services, c);
    const boardId = c.req.param('boardId') ?? '';
    const found = await membershipOf(services.database.db, boardId, session.userId);
    if (!found) throw boardNotFound();
    if (!may(found.role, right)) throw notAllowed(found.role);
    c.set('session', session);
    c.set('member', { boardId, userId: session.userId, role: found.role });
    await next();
  });

export const boardNotFound = (): ApiError =>
  new ApiError(
    404,
    'board_not_found',
    'There is no such board for you. Check the link, or ask the director for a new invite.',
  );

export const notAllowed = (role: Role): ApiError =>
  new ApiError(
    403,
    'not_allowed',
    `Your role on this board is ${role}, which may not do this. Ask a director of the board.`,
  );
