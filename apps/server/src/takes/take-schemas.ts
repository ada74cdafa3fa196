import { z } from '@hono/zod-openapi';
import { DECLARED_BY, TAKE_STATES } from '../database/schema.ts';
import { cleanJson, cleanLine, cleanText } from './clean-text.ts';

/** What a take looks like over HTTP, and what may be said about one. */

const MOST_NAME = 300;
const MOST_PROMPT = 32_000;
const MOST_NOTES = 10_000;
const MOST_SIDECAR = 65_536;
const MOST_FILTER = 16_384;
/** One request names at most this many takes; a page with more asks again. */
const MOST_TAKES_AT_ONCE = 1000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 in 64 hex digits');
const instant = z.iso.datetime();
const id = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[\w:.-]+$/u, 'an id holds letters, digits and - _ : . only');
export const takeIdSchema = id;
export const shotIdSchema = id.openapi({ description: 'A shot of the board’s document.' });

/** Text of one line; what no name may hold is taken out, and it may not be empty then. */
const line = (longest: number) =>
  z
    .string()
    .max(longest, `at most ${longest} characters`)
    .overwrite(cleanLine)
    .min(1, 'it may not be empty');

export const toolSchema = line(200);
export const promptSchema = z
  .string()
  .max(MOST_PROMPT, `at most ${MOST_PROMPT} characters`)
  .overwrite(cleanText)
  .min(1, 'it may not be empty');
export const notesSchema = z
  .string()
  .max(MOST_NOTES, `at most ${MOST_NOTES} characters`)
  .overwrite(cleanText);

/** Whether JSON is small and flat enough to be kept. */
const fits = (most: number) => ({
  test: (value: unknown): boolean => {
    try {
      return JSON.stringify(cleanJson(value) ?? null).length <= most;
    } catch {
      return false; // nested too deep to be looked at
    }
  },
  rule: { error: `as text it has at most ${most} characters, and is at most 64 deep`, abort: true },
});

export const takeIdsSchema = z
  .array(id)
  .min(1, 'name at least one take')
  .max(MOST_TAKES_AT_ONCE, `at most ${MOST_TAKES_AT_ONCE} takes at once`);

const rationalSchema = z.object({ num: z.int(), den: z.int().positive() }).openapi('Rational');

export const mediaFactsSchema = z
  .object({
    container: z.enum(['mp4', 'mov', 'webm', 'mkv']),
    codec: z.string(),
    width: z.int(),
    height: z.int(),
    rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
    fps: rationalSchema,
    variableFps: z.boolean(),
    frames: z.int(),
    hdr: z.boolean(),
    audio: z.object({ codec: z.string(), channels: z.int(), rate: z.int() }).nullable(),
  })
  .openapi('MediaFacts');

const spriteSchema = z.object({
  sha256,
  columns: z.int(),
  rows: z.int(),
  tiles: z.int(),
  tileWidth: z.int(),
  tileHeight: z.int(),
});

const declaredSchema = z.object({ text: z.string(), from: z.enum(DECLARED_BY) });

/** Frames of the take; `in` inclusive, `out` exclusive. */
export const rangeSchema = z
  .object({ in: z.int().nonnegative(), out: z.int().positive() })
  .refine(({ in: first, out }) => first < out, 'a range has at least one frame')
  .openapi('TakeRange');

/**
 * A take as lists and cards show it: everything but long texts. Media are read at `/media/<sha256>`.
 * What is about me is mine alone; nobody is told what others have seen or hidden.
 */
export const takeSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['imported']),
    shotId: shotIdSchema.nullable(),
    state: z.enum(TAKE_STATES),
    progress: z.int().min(0).max(1000).openapi({ description: 'Thousandths of the state.' }),
    failure: z
      .object({ code: z.string(), message: z.string(), atMs: z.int().optional() })
      .nullable(),
    name: z.string(),
    folder: z.string(),
    batchId: z.string(),
    bytes: z.int(),
    modifiedAt: instant.nullable(),
    importedBy: z.string().openapi({ description: 'A user id.' }),
    importedAt: instant,
    tool: z.string().nullable().openapi({ description: 'What it was made with, as declared.' }),
    /** The first 200 characters of the declared prompt; the detail has all of it. */
    promptStart: z.string().nullable(),
    facts: mediaFactsSchema.nullable(),
    range: rangeSchema.nullable(),
    proxy: sha256.nullable(),
    poster: sha256.nullable(),
    sprite: spriteSchema.nullable(),
    inStill: sha256.nullable(),
    outStill: sha256.nullable(),
    color: z.string().nullable().openapi({ example: '#5b4a3c' }),
    seen: z.boolean(),
    hidden: z.boolean().openapi({ description: 'Hidden by me.' }),
    hiddenByAll: z
      .boolean()
      .openapi({ description: 'Hidden by everybody who decides, and by two people at least.' }),
  })
  .openapi('Take');

export const takeDetailSchema = takeSchema
  .extend({
    declaredTool: declaredSchema.nullable(),
    declaredPrompt: declaredSchema.nullable(),
    notes: z.string(),
    sidecar: z.unknown(),
    embedded: z.record(z.string(), z.string()).nullable(),
    c2pa: z.unknown(),
    filedBy: z.string().nullable(),
    filedAt: instant.nullable(),
    arrivedAt: instant.nullable(),
    readyAt: instant.nullable(),
    source: sha256.nullable().openapi({ description: 'Null for who may not download it.' }),
  })
  .openapi('TakeDetail');

export const clientKeySchema = z
  .string()
  .min(8)
  .max(80)
  .regex(/^[\x21-\x7e]+$/u, 'a key holds visible ASCII characters only')
  .openapi({ description: 'The page’s own key for this file of this drop: twice makes one.' });
export const fileNameSchema = line(MOST_NAME);

/** A file that is about to be uploaded. Answered with the take it becomes. */
export const incomingFileSchema = z
  .object({
    clientKey: clientKeySchema,
    name: fileNameSchema,
    folder: z.string().max(1000, 'at most 1000 characters').overwrite(cleanLine).default(''),
    bytes: z.int().nonnegative(),
    modifiedAt: instant.nullable().default(null),
    shotId: shotIdSchema.nullable().default(null),
    tool: toolSchema.optional(),
    prompt: promptSchema.optional(),
    promptFrom: z.enum(['copied', 'typed']).default('typed'),
    sidecar: z
      .unknown()
      .refine(fits(MOST_SIDECAR).test, fits(MOST_SIDECAR).rule)
      .overwrite((json) => cleanJson(json))
      .optional()
      .openapi({ description: 'The JSON file beside it, parsed; at most 64 kB as text.' }),
  })
  .openapi('IncomingFile');

export const savedFilterSchema = z
  .object({ id: z.string(), name: z.string(), filter: z.record(z.string(), z.unknown()) })
  .openapi('SavedFilter');

export const filterDraftSchema = z
  .object({
    name: line(80),
    filter: z
      .record(z.string(), z.unknown())
      .refine(fits(MOST_FILTER).test, fits(MOST_FILTER).rule)
      .overwrite((filter) => cleanJson(filter) as typeof filter),
  })
  .openapi('FilterDraft');
