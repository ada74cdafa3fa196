import { and, eq, inArray } from 'drizzle-orm';
import { take } from '../database/schema.ts';
import type { TakeState } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import type { Member } from '../people/membership.ts';
import { may } from '../people/roles.ts';
import type { Services } from '../services.ts';
import { takeNotFound } from './take-errors.ts';

const IN_WORK: readonly TakeState[] = ['waiting', 'probing', 'decoding', 'deriving'];

/**
 * Gives a failed take to the worker once more, with its glitches if it is damaged and they are wanted.
 * @throws ApiError 404 `take_not_found`, 409 `take_not_failed` or `take_not_damaged`.
 */
export const runAgain = async (
  services: Services,
  { boardId }: Member,
  takeId: string,
  { keepDamaged }: { readonly keepDamaged: boolean },
): Promise<void> => {
  await services.database.db.transaction(async (tx) => {
    await publishEvent(tx, boardId, 'takes', [takeId]);
    const isIt = and(eq(take.id, takeId), eq(take.boardId, boardId));
    const [row] = await tx.select().from(take).where(isIt).for('update');
    if (!row) throw takeNotFound();
    if (row.state !== 'failed') throw notFailed(row.name);
    if (keepDamaged && row.failure?.code !== 'damaged') throw notDamaged(row.name);
    await tx
      .update(take)
      .set({
        state: 'waiting',
        progress: 0,
        failure: null,
        attempts: 0,
        waitUntil: null,
        keepDamaged: keepDamaged || row.keepDamaged,
      })
      .where(isIt);
  });
  services.ingest.wake();
};

/**
 * Takes files out of the worker's hands; one that is just being worked on is let go within two
 * seconds. They can be run again. Takes that nobody works on are passed over.
 */
export const cancelIngest = (
  services: Services,
  { boardId }: Member,
  takeIds: readonly string[],
): Promise<void> =>
  services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const stopped = await tx
      .update(take)
      .set({
        state: 'failed',
        progress: 0,
        failure: {
          code: 'cancelled',
          message: 'Somebody stopped the work on this file. Try again to get the take.',
        },
        worker: null,
        workerUntil: null,
        waitUntil: null,
      })
      .where(
        and(
          eq(take.boardId, boardId),
          inArray(take.id, [...takeIds]),
          inArray(take.state, [...IN_WORK]),
        ),
      )
      .returning({ id: take.id });
    if (stopped.length === 0) return;
    await publishEvent(
      tx,
      boardId,
      'takes',
      stopped.map(({ id }) => id),
    );
  });

/**
 * Removes takes whose files never came: my own, or anybody's for a director. All others are passed
 * over, since nothing that is here is ever deleted.
 */
export const forgetUploads = (
  services: Services,
  { boardId, userId, role }: Member,
  takeIds: readonly string[],
): Promise<void> =>
  services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const gone = await tx
      .delete(take)
      .where(
        and(
          eq(take.boardId, boardId),
          inArray(take.id, [...takeIds]),
          eq(take.state, 'uploading'),
          may(role, 'govern') ? undefined : eq(take.importedBy, userId),
        ),
      )
      .returning({ id: take.id });
    if (gone.length === 0) return;
    await publishEvent(
      tx,
      boardId,
      'takes',
      gone.map(({ id }) => id),
    );
  });

const notFailed = (name: string): ApiError =>
  new ApiError(
    409,
    'take_not_failed',
    `"${name}" has not failed, so there is nothing to run again. Load the takes again.`,
  );

const notDamaged = (name: string): ApiError =>
  new ApiError(
    409,
    'take_not_damaged',
    `"${name}" did not fail for being damaged, so it cannot be kept with glitches. Read why it failed.`,
  );
