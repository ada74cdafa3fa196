import { RATE_LIMITS, inRate } from '@takeboard/editorial';
import { z } from 'zod';
import type { SongRoot } from './song-root.ts';

/** The mix that the board is cut to. Its rows and files are the server's. */
export interface Mix {
  readonly mixId: string;
  /** Of the file as it came in. */
  readonly sha256: string;
  readonly name: string;
  /** Samples a second. */
  readonly rate: number;
  /** Its whole length as decoded. */
  readonly samples: number;
}

/** A mix as it is stored. */
export interface StoredMix extends Mix {
  /**
   * The mixes that this one took the place of, one after the other: by id, the sample of this mix that
   * sounds with sample 0 of theirs. Grids made for them hold for this one, moved by so much.
   */
  readonly earlier: Readonly<Record<string, number>>;
}

const mixSchema = z.object({
  mixId: z.string().min(1),
  sha256: z.string(),
  name: z.string(),
  rate: z.int().min(RATE_LIMITS.least).max(RATE_LIMITS.most),
  samples: z.int().nonnegative(),
  earlier: z.record(z.string(), z.int()).optional().default({}),
});

/** The mix of the board, or the one that was `removed` last; null when there is none. */
export const readMix = (root: SongRoot, key: 'mix' | 'removed' = 'mix'): StoredMix | null =>
  mixSchema.safeParse(root.get(key)).data ?? null;

export function storeMix(root: SongRoot, mix: StoredMix, key: 'mix' | 'removed' = 'mix'): void {
  const { mixId, sha256, name, rate, samples, earlier } = mix;
  root.set(key, { mixId, sha256, name, rate, samples, earlier });
}

/** Why a mix cannot be the song of a board, as a sentence; null when it can. */
export const mixRefused = ({ name, rate, samples }: Mix): string | null =>
  rate >= RATE_LIMITS.least && rate <= RATE_LIMITS.most && samples > 0
    ? null
    : `“${name}” has ${samples} samples at ${rate} a second: that is no song. Choose another file.`;

/**
 * A mix that takes the place of another.
 * @param offset the sample of it, in its own rate, that sounds with sample 0 of the old one
 */
export function inPlaceOf(old: StoredMix | null, mix: Mix, offset: number): StoredMix {
  if (old === null) return { ...mix, earlier: {} };
  if (old.mixId === mix.mixId) return { ...mix, earlier: old.earlier };
  const chain = [...Object.entries(old.earlier), [old.mixId, 0] as const]
    .filter(([id]) => id !== mix.mixId)
    .map(([id, at]) => [id, inRate(at, old.rate, mix.rate) + offset] as const);
  return { ...mix, earlier: Object.fromEntries(chain) };
}
