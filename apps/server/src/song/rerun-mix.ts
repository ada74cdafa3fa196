import { and, eq } from 'drizzle-orm';
import { mix } from '../database/schema.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { mixIsReady, mixNotFailed, mixNotFound } from './mix-errors.ts';

/**
 * Gives a failed mix to the worker once more.
 * @throws ApiError 404 `mix_not_found`, 409 `mix_not_failed`.
 */
export const readAgain = async (
  services: Services,
  { boardId }: Member,
  mixId: string,
): Promise<void> => {
  await services.database.db.transaction(async (tx) => {
    await publishEvent(tx, boardId, 'song', [mixId]);
    const isIt = and(eq(mix.id, mixId), eq(mix.boardId, boardId));
    const [row] = await tx.select().from(mix).where(isIt).for('update');
    if (!row) throw mixNotFound();
    if (row.state !== 'failed') throw mixNotFailed(row.name);
    await tx
      .update(mix)
      .set({ state: 'waiting', progress: 0, failure: null, attempts: 0, waitUntil: null })
      .where(isIt);
  });
  services.ingest.wake();
};

/**
 * Removes a mix that is not ready: its file never came, it failed, or nobody wants it any more. What
 * is being read is let go within two seconds.
 * @throws ApiError 404 `mix_not_found`, 409 `mix_is_ready`.
 */
export const removeMix = (services: Services, { boardId }: Member, mixId: string): Promise<void> =>
  services.database.db.transaction(async (tx) => {
    await publishEvent(tx, boardId, 'song', [mixId]);
    const isIt = and(eq(mix.id, mixId), eq(mix.boardId, boardId));
    const [row] = await tx.select().from(mix).where(isIt).for('update');
    if (!row) throw mixNotFound();
    if (row.state === 'ready') throw mixIsReady(row.name);
    await tx.delete(mix).where(isIt);
  });
