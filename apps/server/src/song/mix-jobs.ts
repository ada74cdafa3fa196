import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { newId } from '../database/new-id.ts';
import { mix, mixJob } from '../database/schema.ts';
import { lockBoard, publishEvent } from '../events/publish-event.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';
import { mixNotFound, mixNotReady, sameMix } from './mix-errors.ts';

/**
 * Asks a worker to listen to a mix, or to compare it with an older one. Asking twice asks once; what
 * has failed is done again, and what was found stays found.
 * @param withMixId null for listening.
 * @throws ApiError 404 `mix_not_found`, 409 `mix_not_ready` or `same_mix`.
 */
export const askAboutMix = async (
  services: Services,
  { boardId }: Member,
  mixId: string,
  withMixId: string | null,
): Promise<void> => {
  await services.database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    const { name } = await readyMix(tx, boardId, mixId);
    if (withMixId === mixId) throw sameMix(name);
    if (withMixId !== null) await readyMix(tx, boardId, withMixId);
    const [known] = await tx.select().from(mixJob).where(isAbout(mixId, withMixId));
    if (known && known.state !== 'failed') return;
    const waits = { state: 'waiting' as const, progress: 0, askedAt: services.clock() };
    if (known) {
      await tx
        .update(mixJob)
        .set({ ...waits, failure: null, attempts: 0, waitUntil: null })
        .where(eq(mixJob.id, known.id));
    } else await tx.insert(mixJob).values({ id: newId(), boardId, mixId, withMixId, ...waits });
    await publishEvent(tx, boardId, 'song', [mixId]);
  });
  services.ingest.wake();
};

/**
 * Stops listening to a mix; a worker that is at it lets go within two seconds. What was found already
 * stays.
 * @throws ApiError 404 `mix_not_found`.
 */
export const stopListening = (
  { database }: Services,
  { boardId }: Member,
  mixId: string,
): Promise<void> =>
  database.db.transaction(async (tx) => {
    await lockBoard(tx, boardId);
    await mixIn(tx, boardId, mixId);
    const gone = await tx
      .delete(mixJob)
      .where(and(isAbout(mixId, null), ne(mixJob.state, 'done')))
      .returning({ id: mixJob.id });
    if (gone.length > 0) await publishEvent(tx, boardId, 'song', [mixId]);
  });

const isAbout = (mixId: string, withMixId: string | null) =>
  and(
    eq(mixJob.mixId, mixId),
    withMixId === null ? isNull(mixJob.withMixId) : eq(mixJob.withMixId, withMixId),
  );

const mixIn = async (tx: Transaction, boardId: string, mixId: string) => {
  const [row] = await tx
    .select({ name: mix.name, state: mix.state })
    .from(mix)
    .where(and(eq(mix.id, mixId), eq(mix.boardId, boardId)));
  if (!row) throw mixNotFound();
  return row;
};

const readyMix = async (tx: Transaction, boardId: string, mixId: string) => {
  const found = await mixIn(tx, boardId, mixId);
  if (found.state !== 'ready') throw mixNotReady(found.name);
  return found;
};
