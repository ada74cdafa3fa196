import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { boardKeys } from '../api/board-queries.ts';
import { answerOf, api } from '../api/client.ts';
import { useSession } from '../live/use-session.tsx';
import { tellFailure } from '../shell/toast.ts';

/** All of one take, long texts included. */
export function useTakeDetail(takeId: string) {
  const { boardId } = useSession();
  return useQuery({
    queryKey: boardKeys.take(boardId, takeId),
    queryFn: () =>
      answerOf(
        api.GET('/api/boards/{boardId}/takes/{takeId}', { params: { path: { boardId, takeId } } }),
      ),
  });
}

/** How far the board's files are on their way to takes. */
export function useIngest() {
  const { boardId } = useSession();
  return useQuery({
    queryKey: boardKeys.ingest(boardId),
    queryFn: () =>
      answerOf(api.GET('/api/boards/{boardId}/ingest', { params: { path: { boardId } } })),
    placeholderData: keepPreviousData,
  });
}

/** The ids of the takes that speak of something, best first; asks for nothing while it is empty. */
export function useTakeSearch(query: string) {
  const { boardId } = useSession();
  return useQuery({
    queryKey: [...boardKeys.takes(boardId), 'search', query],
    queryFn: async () =>
      (
        await answerOf(
          api.GET('/api/boards/{boardId}/takes/search', {
            params: { path: { boardId }, query: { q: query } },
          }),
        )
      ).takeIds,
    enabled: query !== '',
    placeholderData: keepPreviousData,
    // Its cache lies under that of the takes: what was written about them since is looked for anew.
    staleTime: 10_000,
  });
}

const filtersQuery = (boardId: string) =>
  queryOptions({
    queryKey: boardKeys.filters(boardId),
    queryFn: async () =>
      (await answerOf(api.GET('/api/boards/{boardId}/filters', { params: { path: { boardId } } })))
        .filters,
  });

/** My saved filters of this board, and how they are kept and dropped. */
export function useSavedFilters() {
  const { boardId } = useSession();
  const queries = useQueryClient();
  const { queryKey } = filtersQuery(boardId);
  const again = () => queries.invalidateQueries({ queryKey });
  const { data: filters = [], isSuccess } = useQuery(filtersQuery(boardId));
  const keep = useMutation({
    mutationFn: (draft: { name: string; filter: Record<string, unknown> }) =>
      answerOf(
        api.POST('/api/boards/{boardId}/filters', { params: { path: { boardId } }, body: draft }),
      ),
    onSettled: again,
    onError: (error, { name }) => tellFailure(`The filter “${name}” was not saved`, error),
  });
  const drop = useMutation({
    mutationFn: (filterId: string) =>
      answerOf(
        api.DELETE('/api/boards/{boardId}/filters/{filterId}', {
          params: { path: { boardId, filterId } },
        }),
      ),
    onSettled: again,
    onError: (error) => tellFailure('The filter was not deleted', error),
  });
  return { filters, known: isSuccess, keep, drop };
}
