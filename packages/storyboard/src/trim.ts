import { rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';
import * as Y from 'yjs';
import { z } from 'zod';

/** Which part of a take plays in a slot. Each take keeps its own, so that changing takes forgets nothing. */
export interface Trim {
  /** The take's frame the slot begins with; null: where its best range begins. */
  readonly in: number | null;
  /** 1 as it was made, 1/2 in slow motion. */
  readonly speed: Rational;
}

export const SPEED_LIMITS = { least: rational(1, 10), most: rational(10) } as const;

export const trimKey = (slotId: string, takeId: string): string => `${slotId}:${takeId}`;

const speedSchema = z
  .tuple([z.int().positive(), z.int().positive()])
  .transform(([num, den]) => rational(num, den))
  .refine(({ num, den }) => num * 10 >= den && num <= 10 * den);

const trimSchema = z.object({
  in: z.int().nonnegative().nullish(),
  speed: speedSchema.optional(),
});

export const UNTRIMMED: Trim = { in: null, speed: rational(1) };

/** Reads a stored trim; a take as it is for what is not there or cannot be read. */
export function readTrim(stored: unknown): Trim {
  if (!(stored instanceof Y.Map)) return UNTRIMMED;
  const read = trimSchema.safeParse(Object.fromEntries(stored.entries()));
  if (!read.success) return UNTRIMMED;
  return { in: read.data.in ?? null, speed: read.data.speed ?? UNTRIMMED.speed };
}
