import { z } from '@hono/zod-openapi';
import {
  ROUND_PACES,
  ROUND_SHOT_STATES,
  ROUND_STATES,
  VOTER_ANSWERS,
  VOTER_PARTS,
} from '../database/round-tables.ts';
import { cleanLine, cleanText } from '../takes/clean-text.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { shotIdSchema, takeIdSchema } from '../takes/take-schemas.ts';
import { ballotSchema, tallySchema } from './ballot-schemas.ts';

/** What a round looks like over HTTP, and what may be said about one. */

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
export const reasonSchema = z
  .string()
  .max(MOST_REASON, `at most ${MOST_REASON} characters`)
  .overwrite(cleanText);

export const roundParams = boardIdParam.extend({
  roundId: z
    .string()
    .max(40)
    .openapi({ param: { name: 'roundId', in: 'path' } }),
});
export const roundShotParams = roundParams.extend({
  shotId: shotIdSchema.openapi({ param: { name: 'shotId', in: 'path' } }),
});

const voterSchema = z
  .object({
    userId: z.string(),
    name: z.string(),
    part: z.enum(VOTER_PARTS),
    answer: z.enum(VOTER_ANSWERS),
    agreed: z.boolean().openapi({ description: 'To the rules as they stand now.' }),
  })
  .openapi('RoundVoter');

const roundShotSchema = z
  .object({
    shotId: z.string(),
    label: z.string(),
    position: z.int(),
    state: z.enum(ROUND_SHOT_STATES),
    turn: z.int(),
    finalSay: z.string().nullable().openapi({ description: 'A user id; null: it is parked.' }),
    takes: z.array(z.string()).openapi({
      description: 'The wall in my own order: unseen first, those I hid last, else by lot.',
    }),
    ready: z.array(z.string()).openapi({ description: 'User ids.' }),
    run: z.int().openapi({ description: 'Which press of the duel; 0 outside one.' }),
    pressed: z.array(z.string()).openapi({ description: 'User ids, in this run.' }),
    finalists: z.array(z.string()).openapi({ description: 'The strongest first.' }),
    timesParked: z.int(),
    reason: z.string().nullable(),
    decisionId: z.string().nullable(),
    revealedAt: instant.nullable(),
  })
  .openapi('RoundShot');

const said = {
  id: z.string(),
  state: z.enum(ROUND_STATES),
  method: z.string().openapi({ example: 'two-hearts' }),
  pace: z.enum(ROUND_PACES),
  deadline: instant.nullable(),
  restDecide: z
    .boolean()
    .openapi({ description: 'Those who handed in by the deadline decide when others did not.' }),
  scope: z.string().openapi({ example: 'Chorus 1' }),
  reason: z.string().nullable(),
  card: z.int().openapi({ description: 'Rises with every change to the rules.' }),
  startedBy: z.string(),
  startedAt: instant,
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  voters: z.array(voterSchema),
};

export const roundSchema = z
  .object({
    ...said,
    now: instant.openapi({ description: 'What the server’s clock says.' }),
    shots: z.array(roundShotSchema),
    current: z
      .string()
      .nullable()
      .openapi({ description: 'The shot everybody is at in a live round.' }),
  })
  .openapi('Round');

export const roundSummarySchema = z
  .object({
    ...said,
    shots: z.int(),
    done: z.int().openapi({ description: 'Shots that wait for nobody any more.' }),
  })
  .openapi('RoundSummary');

export const revealSchema = z
  .object({
    shotId: z.string(),
    turn: z.int(),
    tally: tallySchema,
    pick: z.string().nullable().openapi({ description: 'The take that was decided for.' }),
    voters: z.array(
      z.object({
        userId: z.string(),
        part: z.enum(VOTER_PARTS),
        ballot: ballotSchema
          .nullable()
          .openapi({ description: 'Null: nothing was handed in, so nothing is shown.' }),
      }),
    ),
    presses: z.array(
      z.object({
        run: z.int(),
        timesParked: z.int(),
        of: z.array(z.object({ userId: z.string(), choice: z.string() })),
      }),
    ),
    final: z
      .object({ userId: z.string(), choice: z.string() })
      .nullable()
      .openapi({ description: 'Who used the final say, and the take or `park`.' }),
    hidden: z.array(z.object({ takeId: z.string(), by: z.array(z.string()) })),
    later: z
      .array(z.string())
      .openapi({ description: 'Takes that came under the shot after the wall was drawn.' }),
  })
  .openapi('RoundShotReveal');

export const standingSchema = z
  .object({
    shots: z.array(
      z.object({
        shotId: z.string(),
        state: z.enum(['parked', 'none', 'missed']),
        roundId: z.string(),
        reasons: z.array(z.object({ userId: z.string(), text: z.string() })),
      }),
    ),
  })
  .openapi('RoundStanding');

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

export type RoundDraft = z.infer<typeof roundDraftSchema>;
export type CardChange = z.infer<typeof cardChangeSchema>;
export type RoundView = z.infer<typeof roundSchema>;
export type RoundShotView = z.infer<typeof roundShotSchema>;
export type RoundSummary = z.infer<typeof roundSummarySchema>;
export type RevealView = z.infer<typeof revealSchema>;
export type StandingView = z.infer<typeof standingSchema>;
