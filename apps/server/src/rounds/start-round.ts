import { methodOf } from '@takeboard/voting';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { newId } from '../database/new-id.ts';
import { round, roundShot } from '../database/round-tables.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { beginRound } from './open-round.ts';
import { deadlineNotAhead, methodNotKnown } from './round-errors.ts';
import { nameVoters, requireAble } from './round-people.ts';
import { isPast } from './reveal-shot.ts';
import { readRound } from './round-row.ts';
import type { RoundDraft } from './round-schemas.ts';

/**
 * Puts a round to the people it names. A live one waits for their answers; one until a deadline
 * begins at once. Asking twice with one key makes one round.
 * @returns its id.
 * @throws ApiError 409 `method_not_known`, `deadline_past`, `cannot_take_part`.
 */
export const startRound = async (
  { database, rooms, clock }: Services,
  { boardId, userId }: Member,
  draft: RoundDraft,
): Promise<string> => {
  if (!methodOf(draft.method)) throw methodNotKnown(draft.method);
  const known = await startedBefore(database.db, boardId, draft.clientKey);
  if (known !== undefined) return known;
  if (draft.pace === 'deadline') await rooms.keepVersion(boardId);
  return database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const meanwhile = await startedBefore(tx, boardId, draft.clientKey);
    if (meanwhile !== undefined) return meanwhile;
    const at = clock();
    const deadline = draft.deadline === null ? null : new Date(draft.deadline);
    const id = newId();
    const { clientKey, method, pace, restDecide, scope, reason, shots, voters } = draft;
    const says = shots.map(({ finalSay }) => finalSay);
    await requireAble(tx, boardId, voters, says);
    await tx.insert(round).values({
      ...{ id, boardId, clientKey, method, pace, deadline, restDecide, scope },
      reason: reason || null,
      startedBy: userId,
      startedAt: at,
    });
    const row = await readRound(tx, boardId, id);
    if (isPast(row, at)) throw deadlineNotAhead();
    await nameVoters(tx, id, voters, userId);
    await tx
      .insert(roundShot)
      .values(shots.map((shot, position) => ({ ...shot, roundId: id, position })));
    if (pace === 'deadline') await beginRound(tx, row, at);
    await publishEvent(tx, boardId, 'rounds', [id]);
    return id;
  });
};

const startedBefore = async (
  db: Database['db'] | Transaction,
  boardId: string,
  clientKey: string,
): Promise<string | undefined> => {
  const [row] = await db
    .select({ id: round.id })
    .from(round)
    .where(and(eq(round.boardId, boardId), eq(round.clientKey, clientKey)));
  return row?.id;
};
