import { useQuery } from '@tanstack/react-query';
import { useMixes, useSongFile } from '../song/song-queries.ts';
import { fetchPeaks } from './fetch-peaks.ts';
import { readPeaks } from './peaks.ts';
import type { Peaks } from './peaks.ts';

/**
 * The outline of the board's song. Which file it is, the server says sooner than the document has
 * come, so the newest is fetched ahead: before the pictures of the board take the line.
 */
export function useSongPeaks() {
  const file = useSongFile();
  const { mixes } = useMixes();
  const newest = mixes.findLast(({ peaks }) => peaks !== null);
  return usePeaks((file ?? newest)?.peaks ?? null);
}

/** The outline of a mix by the SHA-256 of its file; null while it is not known which one that is. */
function usePeaks(sha256: string | null) {
  return useQuery({
    queryKey: ['peaks', sha256],
    enabled: sha256 !== null,
    queryFn: async (): Promise<Peaks> => readPeaks(await fetchPeaks(sha256 ?? '')),
    // Its name is its content. A damaged one is as damaged the next time.
    staleTime: Infinity,
    gcTime: 10 * 60_000,
    retry: (failures, error) => failures < 2 && !(error instanceof RangeError),
    structuralSharing: false,
  });
}
