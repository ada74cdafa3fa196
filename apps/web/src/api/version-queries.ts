import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { boardKeys } from './board-queries.ts';
import { answerOf, api } from './client.ts';

export const useVersions = (boardId: string) =>
  useQuery({
    queryKey: boardKeys.versions(boardId),
    queryFn: async () =>
      (await answerOf(api.GET('/api/boards/{boardId}/versions', { params: { path: { boardId } } })))
        .versions,
  });

export const useNameVersion = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (label: string) =>
      answerOf(
        api.POST('/api/boards/{boardId}/versions', {
          params: { path: { boardId } },
          body: { label },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: boardKeys.versions(boardId) }),
  });
};

/** Puts the board back to a version, as one more change on top; nothing after it is lost. */
export const useRestoreVersion = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (versionId: string) =>
      answerOf(
        api.POST('/api/boards/{boardId}/versions/{versionId}/restore', {
          params: { path: { boardId, versionId } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: boardKeys.versions(boardId) }),
  });
};
