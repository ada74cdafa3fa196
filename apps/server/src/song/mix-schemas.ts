import { z } from '@hono/zod-openapi';
import { MIX_JOB_STATES, MIX_STATES } from '../database/schema.ts';
import { clientKeySchema, fileNameSchema } from '../takes/take-schemas.ts';

/** What the song of a board looks like over HTTP. */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 in 64 hex digits');
const sample = z.int().openapi({ description: 'A sample of the mix.' });
const tempoSchema = z
  .tuple([z.int().positive(), z.int().positive()])
  .openapi({ description: 'Beats a minute, as a fraction: numerator, denominator.' });

export const mixIdSchema = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[\w-]+$/u, 'an id holds letters, digits and - _ only');

const songFactsSchema = z
  .object({
    container: z.enum(['wav', 'aiff', 'mp3', 'flac', 'm4a', 'ogg']),
    codec: z.string(),
    rate: z.int().openapi({ description: 'Samples a second, as decoded.' }),
    channels: z.int(),
    samples: z
      .int()
      .openapi({ description: 'The whole length as decoded; sample 0 sounds first.' }),
    notes: z.array(
      z.enum([
        'silent',
        'short',
        'clipped',
        'damaged',
        'mono',
        'many_channels',
        'low_rate',
        'high_rate',
      ]),
    ),
    says: z.array(z.string()).openapi({ description: 'The notes as sentences, in their order.' }),
  })
  .openapi('SongFacts');

const found = {
  confidence: z.int().openapi({ description: 'Thousandths.' }),
  says: z.string(),
};

export const proposalSchema = z
  .union([
    z.object({
      ...found,
      tempo: tempoSchema,
      meter: z.object({ beats: z.int(), unit: z.int() }),
      firstBeat: sample,
      beats: z.array(sample),
      changes: z.array(z.object({ sample, tempo: tempoSchema })),
      agreement: z.string(),
    }),
    z.object({ ...found, tempo: z.null() }),
  ])
  .openapi('Proposal');

export const comparisonSchema = z
  .object({
    offset: z.int().openapi({
      description: 'The sample of this mix at which sample 0 of the older one sounds.',
    }),
    drift: z.int().openapi({ description: 'Samples over the whole length.' }),
    sure: z.int().openapi({ description: 'Thousandths.' }),
    same: z.boolean().openapi({ description: 'False: it is another song.' }),
    says: z.string(),
  })
  .openapi('Comparison');

const failureSchema = z.object({ code: z.string(), message: z.string() }).nullable();
const job = {
  state: z.enum(MIX_JOB_STATES),
  progress: z.int().min(0).max(1000).openapi({ description: 'Thousandths.' }),
  failure: failureSchema,
};

/** A mix as the page shows it. Its copy for playing and its outline are read at `/media/<sha256>`. */
export const mixSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    bytes: z.int(),
    state: z.enum(MIX_STATES),
    progress: z.int().min(0).max(1000).openapi({ description: 'Thousandths of the state.' }),
    failure: failureSchema,
    importedBy: z.string().openapi({ description: 'A user id.' }),
    importedAt: z.iso.datetime(),
    facts: songFactsSchema.nullable(),
    sha256: sha256
      .nullable()
      .openapi({ description: 'Of the file as it came in; names it in the document.' }),
    source: sha256.nullable().openapi({ description: 'Null for who may not download it.' }),
    stream: sha256.nullable().openapi({
      description: 'AAC in MP4 for playing; time 0 of it is sample 0 of the mix.',
    }),
    peaks: sha256
      .nullable()
      .openapi({ description: 'BBC audiowaveform .dat, version 2: 8 bit, 128 samples a point.' }),
    listening: z.object({ ...job, proposal: proposalSchema.nullable() }).nullable(),
    comparisons: z.array(
      z.object({
        with: z.string().openapi({ description: 'The older mix.' }),
        ...job,
        comparison: comparisonSchema.nullable(),
      }),
    ),
  })
  .openapi('Mix');

export const incomingMixSchema = z
  .object({ name: fileNameSchema, bytes: z.int().nonnegative(), clientKey: clientKeySchema })
  .openapi('IncomingMix');
