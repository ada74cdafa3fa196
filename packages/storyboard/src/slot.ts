import { TRANSITION_KINDS } from '@takeboard/editorial';
import type { SongPosition, Transition } from '@takeboard/editorial';
import type { IndexKey } from '@tldraw/utils';
import { T } from '@tldraw/validate';
import * as Y from 'yjs';
import { z } from 'zod';
import { leadSchema, positionSchema } from './song.ts';

/** A shot's place in a cut. It ends where the next begins, so it has no end of its own. */
export interface Slot {
  readonly id: string;
  readonly shotId: string;
  /**
   * A fractional key: between two there is always room for another, so moving one slot never writes
   * a second. The order of the cut is this and never a position on the song.
   */
  readonly order: IndexKey;
  /** Where on the song its shot begins; null while it hangs nowhere. */
  readonly start: SongPosition | null;
  /** Frames by which its picture changes before that (negative) or after it; null: as on the whole board. */
  readonly lead: number | null;
  /** Whether its boundaries, its place and its picture are held. */
  readonly locked: boolean;
  /** How it joins the slot before it; null for a straight cut. */
  readonly transition: Transition | null;
}

/** The order of the cut: by `order` as text. Two people can write the same key; then the ids decide. */
export const compareSlots = (a: Pick<Slot, 'id' | 'order'>, b: typeof a): number =>
  a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1;

/** Frames of the longest transition. */
export const MOST_TRANSITION = 120;

const slotSchema = z.object({
  shotId: z.string().min(1),
  order: z.custom<IndexKey>((value) => T.indexKey.isValid(value)),
  start: positionSchema.nullish().transform((start) => start ?? null),
  lead: leadSchema.nullish().transform((lead) => lead ?? null),
  locked: z.boolean().optional().default(false),
  transition: z
    .object({ kind: z.enum(TRANSITION_KINDS), frames: z.int().min(1).max(MOST_TRANSITION) })
    .nullish()
    .transform((transition) => transition ?? null),
});

export const SLOT_FIELDS = Object.keys(
  slotSchema.shape,
) as readonly (keyof typeof slotSchema.shape)[];

/**
 * Reads a stored slot; undefined for what this version cannot read. It is the same object until one of
 * its fields changes, and reading it again costs next to nothing: whoever edits the film reads all of
 * it, within transactions too, where no view knows yet what changed.
 */
export function readSlot(id: string, stored: unknown): Slot | undefined {
  if (!(stored instanceof Y.Map)) return undefined;
  const fields = SLOT_FIELDS.map((field): unknown => stored.get(field));
  const before = known.get(stored);
  if (before?.fields.every((value, i) => value === fields[i])) return before.slot;
  const read = slotSchema.safeParse(Object.fromEntries(SLOT_FIELDS.map((f, i) => [f, fields[i]])));
  const slot = read.success ? { id, ...read.data } : undefined;
  known.set(stored, { fields, slot });
  return slot;
}

const known = new WeakMap<object, { fields: readonly unknown[]; slot: Slot | undefined }>();
