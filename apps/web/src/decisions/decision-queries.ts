import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { boardKeys } from '../api/board-queries.ts';
import { answerOf, api } from '../api/client.ts';
import type { LikedTake, LogVerdict, LoggedDecision } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { lastSeenHead, rememberHead } from './seen-head.ts';

/** Everything that was decided about a shot, newest first; the newest hundred of it. */
export function useShotLog(shotId: string) {
  const { boardId } = useSession();
  return useQuery({
    queryKey: boardKeys.decisions(boardId, shotId),
    queryFn: async (): Promise<readonly LoggedDecision[]> => {
      const answer = await answerOf(
        api.GET('/api/boards/{boardId}/decisions', {
          params: { path: { boardId }, query: { shotId } },
        }),
      );
      return answer.log ?? [];
    },
  });
}

/** The log of the board, or of one shot, newest first and page by page. */
export function useLogPages(shotId: string | null) {
  const { boardId } = useSession();
  return useInfiniteQuery({
    queryKey: boardKeys.decisionLog(boardId, ...(shotId === null ? [] : [shotId])),
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/boards/{boardId}/decisions/log', {
          params: {
            path: { boardId },
            query: {
              ...(shotId === null ? {} : { shotId }),
              ...(pageParam === null ? {} : { before: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ before }) => before,
  });
}

/**
 * Has the server check its log, and this browser's memory of it: an end that was cut off, or a log
 * that was written anew as a whole, only somebody notices who has seen it before.
 */
export function useVerify() {
  const { boardId } = useSession();
  return useMutation({
    mutationFn: async (): Promise<LogVerdict> => {
      const known = lastSeenHead(boardId);
      const verdict = await answerOf(
        api.GET('/api/boards/{boardId}/decisions/verify', {
          params: {
            path: { boardId },
            query: known === null ? {} : { place: known.place, hash: known.hash },
          },
        }),
      );
      if (verdict.whole) rememberHead(boardId, { place: verdict.entries, hash: verdict.head });
      return verdict;
    },
  });
}

const NO_TAKES: ReadonlyMap<string, LikedTake> = new Map();

/** The takes that were loved or liked, by id, as the reveals have shown. */
export function useLikedTakes(): ReadonlyMap<string, LikedTake> {
  const { boardId } = useSession();
  const { data = NO_TAKES } = useQuery({
    queryKey: boardKeys.liked(boardId),
    queryFn: async () => {
      const { takes } = await answerOf(
        api.GET('/api/boards/{boardId}/decisions/liked', { params: { path: { boardId } } }),
      );
      return new Map(takes.map((take) => [take.takeId, take]));
    },
    // A Map is shared as a whole; comparing it deeply would find no difference at all.
    structuralSharing: false,
    staleTime: Infinity,
  });
  return data;
}
