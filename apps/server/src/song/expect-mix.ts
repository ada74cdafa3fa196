import { and, eq } from 'drizzle-orm';
import { newId } from '../database/new-id.ts';
import { mix } from '../database/schema.ts';
import type { MixState } from '../database/schema.ts';
import { publishEvent } from '../events/publish-event.ts';
import { keyTaken } from '../files/uploads/upload-errors.ts';
import type { Member } from '../people/membership.ts';
import type { Services } from '../services.ts';

/**
 * Makes a mix for a file that is about to be uploaded. One that was named before, by its client key,
 * gives the mix it already has, so that asking again after a lost answer is safe.
 * @throws ApiError 409 `key_taken` when somebody else used that key on this board.
 */
export const expectMix = (
  services: Services,
  { boardId, userId }: Member,
  file: { readonly name: string; readonly bytes: number; readonly clientKey: string },
): Promise<{ readonly mixId: string; readonly state: MixState }> =>
  services.database.db.transaction(async (tx) => {
    const { name, bytes, clientKey } = file;
    const [made] = await tx
      .insert(mix)
      .values({
        id: newId(),
        boardId,
        state: 'uploading',
        clientKey,
        name,
        bytes,
        importedBy: userId,
        importedAt: services.clock(),
      })
      .onConflictDoNothing({ target: [mix.boardId, mix.clientKey] })
      .returning({ id: mix.id });
    if (made) {
      await publishEvent(tx, boardId, 'song', [made.id]);
      return { mixId: made.id, state: 'uploading' };
    }
    const [known] = await tx
      .select({ mixId: mix.id, state: mix.state, by: mix.importedBy })
      .from(mix)
      .where(and(eq(mix.boardId, boardId), eq(mix.clientKey, clientKey)));
    if (known?.by !== userId) throw keyTaken();
    return { mixId: known.mixId, state: known.state };
  });
