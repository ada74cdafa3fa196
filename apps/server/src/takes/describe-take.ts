import { and, eq } from 'drizzle-orm';
import { take } from '../database/schema.ts';
import { publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { takeNotFound, takeNotReady } from './take-errors.ts';

export interface TakeChange {
  /** Frames of the take, `out` exclusive; null takes the best range back. */
  readonly range?: { readonly in: number; readonly out: number } | null | undefined;
  readonly notes?: string | undefined;
  readonly tool?: string | null | undefined;
  readonly prompt?: string | null | undefined;
}

/**
 * Changes what people say about a take; fields that are left out stay. The stills of another range
 * are made by the worker: until then there are none, rather than those of the old one.
 * @throws ApiError 404 `take_not_found`, 409 `take_not_ready` for the range of a take without frames,
 * 422 `range_outside`.
 */
export const describeTake = async (
  services: Services,
  boardId: string,
  takeId: string,
  change: TakeChange,
): Promise<void> => {
  const { range, notes, tool, prompt } = change;
  await services.database.db.transaction(async (tx) => {
    await publishEvent(tx, boardId, 'takes', [takeId]);
    const isIt = and(eq(take.id, takeId), eq(take.boardId, boardId));
    const [row] = await tx.select().from(take).where(isIt).for('update');
    if (!row) throw takeNotFound();
    const moved =
      range !== undefined &&
      (row.rangeIn !== (range?.in ?? null) || row.rangeOut !== (range?.out ?? null));
    if (range && moved) {
      if (row.state !== 'ready' || !row.facts) throw takeNotReady(row.name);
      if (range.out > row.facts.frames) throw rangeOutside(row.name, range, row.facts.frames);
    }
    await tx
      .update(take)
      .set({
        // A set without any column would be no statement.
        notes: notes ?? row.notes,
        ...(tool !== undefined && { declaredTool: tool, toolFrom: tool === null ? null : 'typed' }),
        ...(prompt !== undefined && {
          declaredPrompt: prompt,
          promptFrom: prompt === null ? null : 'typed',
        }),
        ...(moved && {
          rangeIn: range?.in ?? null,
          rangeOut: range?.out ?? null,
          inStillSha256: null,
          outStillSha256: null,
          stillsDue: row.state === 'ready',
        }),
      })
      .where(isIt);
  });
  if (range !== undefined) services.ingest.wake();
};

const rangeOutside = (
  name: string,
  range: { readonly in: number; readonly out: number },
  frames: number,
): ApiError =>
  new ApiError(
    422,
    'range_outside',
    `"${name}" has ${frames} frames, so a range cannot end at frame ${range.out}. Choose one inside it.`,
    { frames },
  );
