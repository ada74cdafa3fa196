import { z } from '@hono/zod-openapi';
import { ROUND_PACES, VOTER_PARTS } from '../database/round-tables.ts';
import { cleanLine, cleanText } from '../takes/clean-text.ts';
import { shotIdSchema, takeIdSchema } from '../takes/take-schemas.ts';

/** What people say to a round over HTTP: its rules card, answers, presses, reasons. */

/** A round holds at most this many shots: more than any music video has. */
const MOST_SHOTS = 500;
const MOST_VOTERS = 50;
const MOST_REASON = 2000;

const instant = z.iso.datetime();
const userId = z.string().min(1).max(40);
const line = (longest: number) =>
  z
    .string()
    .max(longest, `at most ${longest} characters`)
    .overwrite(cleanLine)
    .min(1, 'it may not be empty');
const reasonSchema = z
  .string()
  .max(MOST_REASON, `at most ${MOST_REASON} characters`)
  .overwrite(cleanText);

const shotDraft = z.object({
  shotId: shotIdSchema,
  label: line(200),
  finalSay: userId.nullable().default(null),
});
const shotsDraft = z
  .array(shotDraft)
  .min(1, 'name at least one shot')
  .max(MOST_SHOTS, `at most ${MOST_SHOTS} shots at once`)
  .refine((shots) => new Set(shots.map((one) => one.shotId)).size === shots.length, {
    error: 'each shot may be named once',
  });
const votersDraft = z
  .array(z.object({ userId, part: z.enum(VOTER_PARTS) }))
  .min(1, 'name at least one person')
  .max(MOST_VOTERS, `at most ${MOST_VOTERS} people`)
  .refine((voters) => new Set(voters.map((one) => one.userId)).size === voters.length, {
    error: 'each person may be named once',
  })
  .refine((voters) => voters.some((one) => one.part === 'decides'), {
    error: 'somebody has to decide',
  });

export const roundDraftSchema = z
  .object({
    clientKey: z
      .string()
      .min(8)
      .max(80)
      .regex(/^[\x21-\x7e]+$/u, 'a key holds visible ASCII characters only')
      .openapi({ description: 'The page’s own key for this start: twice makes one.' }),
    scope: line(200),
    shots: shotsDraft,
    method: z.string().max(40).default('two-hearts'),
    pace: z.enum(ROUND_PACES),
    deadline: instant.nullable().default(null),
    restDecide: z.boolean().default(false),
    voters: votersDraft,
    reason: reasonSchema.nullable().default(null),
  })
  .refine(({ pace, deadline }) => (pace === 'deadline') === (deadline !== null), {
    error: 'a round until a deadline has one, a live one has none',
    path: ['deadline'],
  })
  .openapi('RoundDraft');

export const cardChangeSchema = z
  .object({
    finalSay: z.record(shotIdSchema, userId.nullable()).optional(),
    voters: votersDraft.optional(),
    deadline: instant.optional(),
    restDecide: z.boolean().optional(),
    scope: line(200).optional(),
    shots: shotsDraft.optional(),
  })
  .openapi('RoundCardChange');

export const answerSchema = z.object({
  answer: z.enum(['join', 'skip']),
  card: z.int().positive(),
});

export const pressSchema = z.object({
  turn: z.int().positive(),
  run: z.int().min(1).max(2),
  timesParked: z.int().nonnegative(),
  choice: takeIdSchema.openapi({ description: 'A finalist, or `yours` or `park`.' }),
});

export const finalSaySchema = z.object({
  turn: z.int().positive(),
  choice: takeIdSchema.openapi({ description: 'A finalist, or `park`.' }),
});

export const whySchema = z.object({ reason: reasonSchema });

export type RoundDraft = z.infer<typeof roundDraftSchema>;
export type CardChange = z.infer<typeof cardChangeSchema>;
export type Pressing = z.infer<typeof pressSchema>;
