import { queryOptions, useQuery } from '@tanstack/react-query';
import { boardKeys } from '../api/board-queries.ts';
import type { Mix } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { fetchPeaks } from '../timeline/fetch-peaks.ts';
import { readMixes } from './song-calls.ts';

const NONE: readonly Mix[] = [];

export const mixesQuery = (boardId: string) =>
  queryOptions({
    queryKey: boardKeys.song(boardId),
    queryFn: async () => {
      const mixes = await readMixes(boardId);
      const outline = mixes.findLast(({ peaks }) => peaks !== null)?.peaks ?? null;
      // Ahead of everything that React draws first; whoever draws it tells if it did not come.
      if (outline !== null) fetchPeaks(outline).catch(() => undefined);
      return mixes;
    },
    // Events keep it true.
    staleTime: Infinity,
  });

/** Every file that ever came as the song of this board, the newest last, kept true by its events. */
export function useMixes() {
  const { boardId } = useSession();
  const { data: mixes = NONE, isPending, error } = useQuery(mixesQuery(boardId));
  return { mixes, loading: isPending, error };
}

/** The file of the song that the board is cut to; null without a song, or while it is not known. */
export function useSongFile(): Mix | null {
  const mixId = useBoardValue((board) => board.song()?.mix.mixId);
  const { mixes } = useMixes();
  return mixes.find(({ id }) => id === mixId) ?? null;
}
