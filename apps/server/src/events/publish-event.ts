import { eq, sql } from 'drizzle-orm';
import { board, boardEvent } from '../database/schema.ts';
import type { Transaction } from '../database/open-database.ts';
import { boardNotFound } from '../people/membership.ts';

export type EventKind =
  | 'board'
  | 'members'
  | 'invites'
  | 'versions'
  | 'files'
  | 'takes'
  | 'song'
  | 'decisions'
  | 'rounds';

/** Postgres refuses notifications of 8,000 bytes; beyond this an event says only its kind. */
const MOST_IDS_BYTES = 6000;

/**
 * Tells everybody on a board that something changed, by id only. The row and the notification
 * belong to the caller's transaction: the event exists exactly when the change does.
 *
 * An empty `ids` means "anything of this kind". Takes the board's row lock first, so that a board's
 * `seq` numbers become visible in rising order: a client that has seen 7 has missed nothing below.
 */
export const publishEvent = async (
  tx: Transaction,
  boardId: string,
  kind: EventKind,
  ids: readonly string[],
): Promise<void> => {
  await lockBoard(tx, boardId);
  const told = JSON.stringify(ids).length > MOST_IDS_BYTES ? [] : ids;
  const [row] = await tx
    .insert(boardEvent)
    .values({ boardId, kind, ids: told })
    .returning({ seq: boardEvent.seq });
  if (!row) throw new Error(`The event "${kind}" of board ${boardId} was not stored.`);
  await notify(tx, { t: 'event', board: boardId, seq: row.seq, kind, ids: told });
};

/**
 * Tells every room that a person's membership changed or ended (`userId` null: everybody's), so
 * that live connections are closed or downgraded. Sent when the caller's transaction commits.
 */
export const publishAuthz = async (
  tx: Transaction,
  boardId: string,
  userId: string | null,
): Promise<void> => {
  await notify(tx, { t: 'authz', board: boardId, user: userId });
};

/**
 * Makes other changes to the same board's facts wait for this transaction. NO KEY UPDATE, because a
 * plain FOR UPDATE would also stop the log of the document, whose rows refer to the board.
 * @throws ApiError 404 `board_not_found` when it was deleted meanwhile.
 */
export const lockBoard = async (tx: Transaction, boardId: string): Promise<void> => {
  const [found] = await tx
    .select({ id: board.id })
    .from(board)
    .where(eq(board.id, boardId))
    .for('no key update');
  if (!found) throw boardNotFound();
};

const notify = async (tx: Transaction, payload: object): Promise<void> => {
  await tx.execute(sql`select pg_notify('takeboard', ${JSON.stringify(payload)})`);
};
