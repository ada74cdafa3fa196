import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { round, roundShot } from '../database/round-tables.ts';
import { lockBoard } from '../events/publish-event.ts';
import { roundClosed, roundNotFound, roundNotOpen, shotNotInRound } from './round-errors.ts';

export type RoundRow = typeof round.$inferSelect;
export type RoundShotRow = typeof roundShot.$inferSelect;

/** A round of a board. @throws ApiError 404 `round_not_found`. */
export const readRound = async (
  db: Database['db'] | Transaction,
  boardId: string,
  roundId: string,
): Promise<RoundRow> => {
  const [row] = await db
    .select()
    .from(round)
    .where(and(eq(round.id, roundId), eq(round.boardId, boardId)));
  if (!row) throw roundNotFound();
  return row;
};

/**
 * A round for changing it. Whatever changes a round holds its board's lock first, so that two
 * reveals, openings or presses at once happen one after the other; only marking a ballot does not.
 * @throws ApiError 404 `board_not_found`, `round_not_found`.
 */
export const lockRound = async (
  tx: Transaction,
  boardId: string,
  roundId: string,
): Promise<RoundRow> => {
  await lockBoard(tx, boardId);
  return readRound(tx, boardId, roundId);
};

/**
 * One shot of a round, locked: `update` for whoever changes it, `share` for who marks a ballot: many
 * may at once, and a reveal waits until they have.
 * @throws ApiError 404 `shot_not_in_round`.
 */
export const lockShot = async (
  tx: Transaction,
  roundId: string,
  shotId: string,
  strength: 'update' | 'share' = 'update',
): Promise<RoundShotRow> => {
  const [row] = await tx.select().from(roundShot).where(isShot(roundId, shotId)).for(strength);
  if (!row) throw shotNotInRound();
  return row;
};

export const isShot = (roundId: string, shotId: string) =>
  and(eq(roundShot.roundId, roundId), eq(roundShot.shotId, shotId));

/** @throws ApiError 409 `round_not_open`, `round_closed`. */
export const requireOpen = ({ state }: RoundRow): void => {
  if (state === 'proposed') throw roundNotOpen();
  if (state === 'closed') throw roundClosed();
};
