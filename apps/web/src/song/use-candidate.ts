import { useMemo, useSyncExternalStore } from 'react';
import type { Comparing, Mix } from '../api/wire.ts';
import { useBoardValue } from '../live/use-session.tsx';
import { useSongDesk } from './song-desk.ts';
import { useMixes } from './song-queries.ts';
import { useSongUploads } from './use-song-way.ts';

/** The mix that shall take the place of the song's: the one chosen, else the last that was brought for it. */
export function useCandidate(): { readonly mix: Mix | null; readonly isTheSong: boolean } {
  const { wishes } = useSongUploads();
  const chosen = useSongDesk((desk) => desk.replacing?.mixId ?? null);
  const present = useBoardValue((board) => board.song()?.mix.mixId);
  const { mixes } = useMixes();
  const wished = useSyncExternalStore(
    wishes.subscribe,
    () => mixes.findLast(({ id }) => wishes.of(id) === 'replace') ?? null,
  );
  return useMemo(() => {
    const mix = mixes.find(({ id }) => id === chosen) ?? wished;
    return { mix, isTheSong: mix !== null && mix.id === present };
  }, [mixes, chosen, wished, present]);
}

/** How far a mix has been compared with another; null when nobody has asked. */
export const comparisonWith = (mix: Mix, other: string): Comparing | null =>
  mix.comparisons.findLast((comparing) => comparing.with === other) ?? null;
