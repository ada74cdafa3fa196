import { createHash } from 'node:crypto';
import type { DecisionEntry, NamedPerson, RoundEntry } from '@takeboard/voting';
import { count, desc, eq, inArray } from 'drizzle-orm';
import { newId } from '../database/new-id.ts';
import type { Transaction } from '../database/open-database.ts';
import { decision, take, user } from '../database/schema.ts';
import type { DecidedHow } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';

/** What the log's first entry takes for the hash before it. */
export const FIRST_HASH = '0'.repeat(64);

/** What a caller knows of a decision; the log adds its place, the names and the hash. */
export interface NewDecision {
  readonly boardId: string;
  readonly shotId: string;
  /** What the shot is called, if the caller knows. */
  readonly shot: string | null;
  /** A take of this board; one that is under no shot yet is filed under this one. */
  readonly takeId: string | null;
  readonly how: DecidedHow;
  /** Who decided it together. */
  readonly by: readonly string[];
  /** Whose act completed it. */
  readonly madeBy: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly round: RoundEntry | null;
}

/**
 * Adds a decision to its board's log, chained to the one before, and tells the board. Belongs to the
 * caller's transaction; holds the board's lock to its end, so that the chain has one order.
 */
export const appendDecision = async (tx: Transaction, made: NewDecision) => {
  const { boardId, shotId, takeId } = made;
  await lockBoard(tx, boardId);
  const onBoard = eq(decision.boardId, boardId);
  const [before] = await tx
    .select({ hash: decision.hash })
    .from(decision)
    .where(onBoard)
    .orderBy(desc(decision.seq))
    .limit(1);
  const [size] = await tx.select({ entries: count() }).from(decision).where(onBoard);
  const id = newId();
  const entry: DecisionEntry = {
    version: 1,
    place: (size?.entries ?? 0) + 1,
    id,
    boardId,
    shotId,
    shot: made.shot,
    takeId,
    take: takeId === null ? null : await fileUnder(tx, takeId, made),
    how: made.how,
    by: await namesOf(tx, made.by),
    at: made.at.toISOString(),
    reason: made.reason,
    round: made.round,
  };
  const said = JSON.stringify(entry);
  const [row] = await tx
    .insert(decision)
    .values({
      id,
      boardId,
      shotId,
      takeId,
      madeHow: made.how,
      madeBy: made.madeBy,
      at: made.at,
      roundId: made.round?.id ?? null,
      entry: said,
      hash: hashOf(before?.hash ?? FIRST_HASH, said),
    })
    .returning();
  if (!row) throw new Error(`The decision on shot ${shotId} was not stored.`);
  await publishEvent(tx, boardId, 'decisions', [shotId]);
  return row;
};

/** SHA-256 in hex over the hash before, a newline, and the entry as it is stored. */
export const hashOf = (before: string, entry: string): string =>
  createHash('sha256').update(`${before}\n${entry}`).digest('hex');

/** Files a take that is under no shot under the one it is picked for. @returns its name. */
const fileUnder = async (
  tx: Transaction,
  takeId: string,
  { boardId, shotId, madeBy, at }: NewDecision,
): Promise<string | null> => {
  const [chosen] = await tx
    .select({ name: take.name, shotId: take.shotId })
    .from(take)
    .where(eq(take.id, takeId))
    .for('no key update');
  if (chosen?.shotId !== null) return chosen?.name ?? null;
  await tx.update(take).set({ shotId, filedBy: madeBy, filedAt: at }).where(eq(take.id, takeId));
  await publishEvent(tx, boardId, 'takes', [takeId]);
  return chosen.name;
};

/** People as they are called now, in the order given. */
const namesOf = async (tx: Transaction, userIds: readonly string[]): Promise<NamedPerson[]> => {
  const rows = await tx
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, [...userIds]));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return userIds.map((userId) => ({ userId, name: names.get(userId) ?? 'Somebody who left' }));
};
