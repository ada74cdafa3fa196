import { z } from '@hono/zod-openapi';
import { DECIDED_HOW } from '../database/schema.ts';
import { cleanLine, cleanText } from '../takes/clean-text.ts';
import { shotIdSchema, takeIdSchema } from '../takes/take-schemas.ts';
import { decisionEntrySchema } from './entry-schema.ts';

/** What a decision looks like over HTTP, and what a page says when it makes one by hand. */

const MOST_SHOT = 300;
const MOST_REASON = 2000;

const instant = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 in 64 hex digits');

export const decisionSchema = z
  .object({
    id: z.string(),
    shotId: z.string(),
    takeId: z.string().nullable().openapi({ description: 'Null: the pick was taken back.' }),
    madeHow: z.enum(DECIDED_HOW),
    madeBy: z.string().openapi({ description: 'A user id.' }),
    roundId: z.string().nullable(),
    at: instant,
  })
  .openapi('Decision');

export const loggedDecisionSchema = decisionSchema
  .extend({
    entry: decisionEntrySchema
      .nullable()
      .openapi({ description: 'Null when it was changed into something that cannot be read.' }),
    hash: z.string(),
  })
  .openapi('LoggedDecision');

export const byHandSchema = z.object({
  shotId: shotIdSchema,
  takeId: takeIdSchema.nullable(),
  shot: z
    .string()
    .max(MOST_SHOT, `at most ${MOST_SHOT} characters`)
    .overwrite(cleanLine)
    .nullish()
    .openapi({
      description: 'What the shot is called, for the log.',
      example: '22 Football field',
    }),
  reason: z
    .string()
    .max(MOST_REASON, `at most ${MOST_REASON} characters`)
    .overwrite(cleanText)
    .nullish()
    .openapi({ description: 'Why, in the person’s words; it stands in the log.' }),
});

/** What somebody remembers of the log from before: the hash of the entry at a place. */
export const rememberedSchema = z.object({
  place: z.coerce
    .number<string>()
    .int()
    .positive()
    .optional()
    .openapi({ param: { name: 'place', in: 'query' } }),
  hash: sha256.optional().openapi({ param: { name: 'hash', in: 'query' } }),
});

export const verdictSchema = z
  .object({
    entries: z.int(),
    whole: z.boolean(),
    head: z.string().openapi({
      description:
        'The hash of the newest entry: whoever keeps it can prove the log of today later.',
    }),
    broken: z
      .object({
        place: z
          .int()
          .openapi({ description: 'The first place at which it is not whole, from 1.' }),
        shotId: z.string().nullable(),
        why: z.string(),
      })
      .nullable(),
  })
  .openapi('LogVerdict');

export const likedTakeSchema = z
  .object({
    takeId: z.string(),
    rounds: z
      .array(
        z.object({
          roundId: z.string(),
          scope: z.string(),
          revealedAt: instant,
          marks: z.array(
            z.object({ userId: z.string(), name: z.string(), mark: z.enum(['love', 'like']) }),
          ),
        }),
      )
      .openapi({ description: 'Newest first.' }),
  })
  .openapi('LikedTake');
