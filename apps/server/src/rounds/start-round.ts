import { methodOf } from '@takeboard/voting';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database/open-database.ts';
import { newId } from '../database/new-id.ts';
import { round, roundShot } from '../database/round-tables.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import type { RoundDraft } from './draft-schemas.ts';
import { beginRound } from './open-round.ts';
import { deadlineNotAhead, methodNotKnown } from './round-errors.ts';
import { nameVoters, requireAble } from './round-people.ts';
import { readRound } from './round-row.ts';

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
  const known = await startedBefore(database.db, boardId, draft.clientKey);
  if (known !== undefined) return known;
  await database.db.transaction((tx) => requireStartable(tx, boardId, draft, clock()));
  if (draft.pace === 'deadline') await rooms.keepVersion(boardId);
  return database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const meanwhile = await startedBefore(tx, boardId, draft.clientKey);
    if (meanwhile !== undefined) return meanwhile;
    const at = clock();
    await requireStartable(tx, boardId, draft, at);
    const { clientKey, method, pace, restDecide, scope, reason, shots, voters } = draft;
    const id = newId();
    await tx.insert(round).values({
      ...{ id, boardId, clientKey, method, pace, restDecide, scope },
      ...{ deadline: deadlineOf(draft), reason: reason || null, startedBy: userId, startedAt: at },
    });
    await nameVoters(tx, id, voters, userId);
    await tx
      .insert(roundShot)
      .values(shots.map((shot, position) => ({ ...shot, roundId: id, position })));
    if (pace === 'deadline') await beginRound(tx, await readRound(tx, boardId, id), at);
    await publishEvent(tx, boardId, 'rounds', [id]);
    return id;
  });
};

const requireStartable = async (
  tx: Transaction,
  boardId: string,
  draft: RoundDraft,
  at: Date,
): Promise<void> => {
  if (!methodOf(draft.method)) throw methodNotKnown(draft.method);
  const deadline = deadlineOf(draft);
  if (deadline !== null && deadline <= at) throw deadlineNotAhead();
  const finalSays = draft.shots.map(({ finalSay }) => finalSay);
  await requireAble(tx, boardId, draft.voters, finalSays);
};

const deadlineOf = ({ deadline }: RoundDraft): Date | null =>
  deadline === null ? null : new Date(deadline);

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
