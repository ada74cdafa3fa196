import { z } from '@hono/zod-openapi';
import { MARKS } from '@takeboard/voting';
import type { Ballot, Tally, TakeMark } from '@takeboard/voting';
import { cleanText } from '../takes/clean-text.ts';
import { takeIdSchema } from '../takes/take-schemas.ts';

/** What ballots and their tally look like over HTTP: the shapes of the voting package. */

const MOST_REASON = 500;
/** One request changes at most this many marks. */
const MOST_CHANGES = 200;

const reason = z
  .string()
  .max(MOST_REASON, `at most ${MOST_REASON} characters`)
  .overwrite(cleanText);

/**
 * Typed by the voting package: what JSON leaves out is not there, while zod would say it may be
 * `undefined`, and what zod would call exact the openapi document would call required.
 */
const takeMark = z
  .object({
    mark: z.enum(MARKS),
    reason: reason.optional().openapi({ description: 'Why not; only beside a `no`.' }),
    ownFace: z.literal(true).optional().openapi({ description: '“My own face”; an artist’s.' }),
  })
  .refine(({ mark, reason: why, ownFace }) => mark === 'no' || (!why && !ownFace), {
    error: 'only a no has a reason',
  })
  .openapi('TakeMark') as unknown as z.ZodType<TakeMark>;

const none = reason.nullable().openapi({
  description: '“None is good”, with the reason or an empty text; null when it is not said.',
});

export const ballotSchema = z
  .object({ marks: z.record(takeIdSchema, takeMark), none })
  .openapi('Ballot') satisfies z.ZodType<Ballot>;

export const myBallotSchema = z
  .object({
    shotId: z.string(),
    turn: z.int(),
    marks: z.record(z.string(), takeMark),
    none,
    readyAt: z.iso.datetime().nullable(),
  })
  .openapi('MyBallot');

/** Marks are set, not toggled: sending the same again changes nothing. */
export const ballotChangeSchema = z
  .object({
    turn: z.int().positive(),
    changes: z
      .array(z.object({ takeId: takeIdSchema, mark: takeMark.nullable() }))
      .max(MOST_CHANGES, `at most ${MOST_CHANGES} marks at once`)
      .default([]),
    none: none.optional(),
  })
  .openapi('BallotChange');

/** Whose marks these are: a page may still be open when somebody else has signed in in its browser. */
export const asVoterSchema = z.object({
  voter: z
    .string()
    .max(40)
    .optional()
    .openapi({
      param: { name: 'voter', in: 'query' },
      description: 'Who marks; refused when somebody else is signed in by now.',
    }),
});

const sentence = z
  .array(z.union([z.string(), z.object({ voter: z.string() }), z.object({ take: z.string() })]))
  .openapi('Sentence', { description: 'Words in which people and takes still stand as ids.' });

const takes = z.array(z.string());

export const tallySchema = z
  .object({
    method: z.string(),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('picked'), take: z.string() }),
      z.object({ kind: z.literal('finalists'), takes }),
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('absent'), voters: z.array(z.string()) }),
    ]),
    steps: z.array(sentence),
    ties: z.array(z.object({ takes, equalIn: z.string() })),
  })
  .openapi('Tally') satisfies z.ZodType<Tally>;

export type MyBallot = z.infer<typeof myBallotSchema>;
export type BallotChange = z.infer<typeof ballotChangeSchema>;
