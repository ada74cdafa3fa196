import { z } from '@hono/zod-openapi';
import {
  ROUND_PACES,
  ROUND_SHOT_STATES,
  ROUND_STATES,
  VOTER_ANSWERS,
  VOTER_PARTS,
} from '../database/round-tables.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { shotIdSchema } from '../takes/take-schemas.ts';
import { ballotSchema, tallySchema } from './ballot-schemas.ts';

/** What a round looks like over HTTP. What people say to it is in `draft-schemas.ts`. */

const instant = z.iso.datetime();

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

export type RoundView = z.infer<typeof roundSchema>;
export type RoundShotView = z.infer<typeof roundShotSchema>;
export type RoundSummary = z.infer<typeof roundSummarySchema>;
export type RevealView = z.infer<typeof revealSchema>;
export type StandingView = z.infer<typeof standingSchema>;
