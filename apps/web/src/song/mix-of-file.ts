import type { Mix as BoardMix } from '@takeboard/storyboard';
import type { Mix } from '../api/wire.ts';

/** What the document keeps of a song's file; null for one that cannot be played yet. */
export function mixOfFile({ id, name, state, facts, sha256 }: Mix): BoardMix | null {
  if (state !== 'ready' || facts === null) return null;
  const { rate, samples } = facts;
  return { mixId: id, sha256: sha256 ?? '', name, rate, samples };
}
