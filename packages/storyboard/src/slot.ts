import type { IndexKey } from '@tldraw/utils';
import { T } from '@tldraw/validate';
import * as Y from 'yjs';
import { z } from 'zod';

/** A shot's place in a cut. It ends where the next begins, so it has no end of its own. */
export interface Slot {
  readonly id: string;
  readonly shotId: string;
  /**
   * A fractional key: between two there is always room for another, so moving one slot never writes
   * a second. The order of the cut is this and never a position on the song.
   */
  readonly order: IndexKey;
}

const slotSchema = z.object({
  shotId: z.string().min(1),
  order: z.custom<IndexKey>((value) => T.indexKey.isValid(value)),
});

export const SLOT_FIELDS = Object.keys(
  slotSchema.shape,
) as readonly (keyof typeof slotSchema.shape)[];

/** Reads a stored slot; undefined for what this version cannot read. */
export function readSlot(id: string, stored: unknown): Slot | undefined {
  if (!(stored instanceof Y.Map)) return undefined;
  const slot = slotSchema.safeParse(
    Object.fromEntries(SLOT_FIELDS.map((field) => [field, stored.get(field)])),
  );
  return slot.success ? { id, ...slot.data } : undefined;
}
