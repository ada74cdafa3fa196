import { useQuery } from '@tanstack/react-query';
import { readPeaks } from './peaks.ts';
import type { Peaks } from './peaks.ts';

/** The outline of a mix by the SHA-256 of its file; null while it is not known which one that is. */
export function usePeaks(sha256: string | null) {
  return useQuery({
    queryKey: ['peaks', sha256],
    enabled: sha256 !== null,
    queryFn: async ({ signal }): Promise<Peaks> => {
      const answer = await fetch(`/media/${sha256 ?? ''}`, { signal });
      if (!answer.ok) throw new Error(`The server answered ${answer.status} for the waveform.`);
      return readPeaks(await answer.arrayBuffer());
    },
    // Its name is its content. A damaged one is as damaged the next time.
    staleTime: Infinity,
    gcTime: 10 * 60_000,
    retry: (failures, error) => failures < 2 && !(error instanceof RangeError),
    structuralSharing: false,
  });
}
