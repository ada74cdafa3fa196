import { z } from '@hono/zod-openapi';
import { MARKS } from '@takeboard/voting';
import type { DecisionEntry } from '@takeboard/voting';
import { DECIDED_HOW } from '../database/schema.ts';
import { tallySchema } from '../rounds/ballot-schemas.ts';

/** What stands in an entry of the decision log (`packages/voting/src/decision-entry.ts`), over HTTP. */

const named = z.object({ userId: z.string(), name: z.string() });
const namedTake = z.object({ takeId: z.string(), name: z.string() });

/** As it was handed in; unlike what comes in now it is held to no limits. */
const ballotSchema = z.object({
  marks: z.record(
    z.string(),
    z.object({
      mark: z.enum(MARKS),
      reason: z.string().exactOptional(),
      ownFace: z.literal(true).exactOptional(),
    }),
  ),
  none: z.string().nullable(),
});

const roundEntrySchema = z.object({
  id: z.string(),
  scope: z.string(),
  pace: z.enum(['live', 'deadline']),
  turn: z.int(),
  shown: z.array(namedTake),
  hidden: z.array(namedTake.extend({ by: z.array(named) })),
  ballots: z.array(named.extend({ part: z.enum(['decides', 'advises']), ballot: ballotSchema })),
  absent: z.array(named.extend({ skipped: z.boolean() })),
  tally: tallySchema,
  presses: z.array(z.object({ of: z.array(named.extend({ choice: z.string() })) })),
  finalSay: named.nullable(),
});

export const decisionEntrySchema = z
  .object({
    version: z.literal(1),
    place: z.int().openapi({ description: 'Its place in the board’s log, from 1.' }),
    id: z.string(),
    boardId: z.string(),
    shotId: z.string(),
    shot: z.string().nullable(),
    takeId: z.string().nullable(),
    take: z.string().nullable(),
    how: z.enum(DECIDED_HOW),
    by: z.array(named),
    at: z.iso.datetime(),
    reason: z.string().nullable(),
    round: roundEntrySchema.nullable(),
  })
  .openapi('DecisionEntry', {
    description: 'Names stand in it as they were then.',
  }) satisfies z.ZodType<DecisionEntry>;

/** An entry as it is stored; null when somebody has changed it into what is no entry. */
export const readEntry = (stored: string): z.infer<typeof decisionEntrySchema> | null => {
  try {
    const read = decisionEntrySchema.safeParse(JSON.parse(stored));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};
