import { rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';
import * as Y from 'yjs';
import { z } from 'zod';

/** Who has the final say when a shot stays split: the director on the first, the artist on the second. */
export const DOMAINS = ['camera-story', 'face-lyrics-song'] as const;
export type Domain = (typeof DOMAINS)[number];

export const MAX_LABEL = 12;
export const MAX_TITLE = 200;

/** One continuous framing in the story. */
export interface Shot {
  readonly id: string;
  /** The number people call it by: `23`, `23A`. Text, since a shot put between two takes a letter. */
  readonly label: string;
  readonly title: string;
  /** Co-edited text; edit this, show `promptText`. */
  readonly prompt: Y.Text;
  readonly promptText: string;
  readonly notes: Y.Text;
  readonly domain: Domain;
  /** The length it is planned for, in bars of the song; null when nobody has said. */
  readonly bars: Rational | null;
  /** Who threw it into the bin and when (milliseconds since 1970, UTC); null when it is not there. */
  readonly binned: { readonly by: string; readonly at: number } | null;
}

const barsSchema = z.tuple([z.int().positive(), z.int().positive()]);

const shotSchema = z.object({
  label: z.string().max(MAX_LABEL),
  title: z.string(),
  prompt: z.instanceof(Y.Text),
  notes: z.instanceof(Y.Text),
  domain: z.enum(DOMAINS),
  bars: barsSchema.transform(([num, den]) => rational(num, den)).nullable(),
  binned: z.object({ by: z.string(), at: z.int().nonnegative() }).nullable(),
});

/** The fields of a stored shot; what they may hold is said once, in the schema above. */
export const SHOT_FIELDS = Object.keys(
  shotSchema.shape,
) as readonly (keyof typeof shotSchema.shape)[];

/** Reads a stored shot; undefined for what this version cannot read. */
export function readShot(id: string, stored: unknown): Shot | undefined {
  if (!(stored instanceof Y.Map)) return undefined;
  const read = shotSchema.safeParse(
    Object.fromEntries(SHOT_FIELDS.map((field) => [field, stored.get(field) ?? null])),
  );
  if (!read.success) return undefined;
  return { id, ...read.data, promptText: read.data.prompt.toString() };
}
