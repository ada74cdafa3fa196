import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { BoardDraft, Role } from './wire.ts';

/** Keys of everything kept about one board; `['board', id]` stands for all of it. */
export const boardKeys = {
  list: ['boards'],
  board: (boardId: string) => ['board', boardId],
  info: (boardId: string) => ['board', boardId, 'info'],
  invites: (boardId: string) => ['board', boardId, 'invites'],
  versions: (boardId: string) => ['board', boardId, 'versions'],
  takes: (boardId: string) => ['board', boardId, 'takes'],
  /** All of one take, long texts included; without an id: of every take asked for. */
  take: (boardId: string, ...takeId: readonly string[]) => ['board', boardId, 'take', ...takeId],
  picks: (boardId: string) => ['board', boardId, 'picks'],
  /** The decisions of one shot; without an id: of every shot asked for. */
  decisions: (boardId: string, ...shotId: readonly string[]) => [
    'board',
    boardId,
    'decisions',
    ...shotId,
  ],
  /** The log of decisions in pages, of one shot or of the board; without more: every one asked for. */
  decisionLog: (boardId: string, ...of: readonly string[]) => [
    'board',
    boardId,
    'decision log',
    ...of,
  ],
  /** Which takes were loved or liked, as reveals showed. */
  liked: (boardId: string) => ['board', boardId, 'liked'],
  ingest: (boardId: string) => ['board', boardId, 'ingest'],
  filters: (boardId: string) => ['board', boardId, 'filters'],
  song: (boardId: string) => ['board', boardId, 'song'],
  rounds: (boardId: string) => ['board', boardId, 'rounds'],
  round: (boardId: string, roundId: string) => ['board', boardId, 'round', roundId, 'round'],
  /** What I have said in a round. */
  ballots: (boardId: string, roundId: string) => ['board', boardId, 'round', roundId, 'ballots'],
  /** What was said of one shot of a round; without an id: of every shot asked for. */
  reveal: (boardId: string, roundId: string, ...shotId: readonly string[]) => [
    'board',
    boardId,
    'round',
    roundId,
    'reveal',
    ...shotId,
  ],
  standing: (boardId: string) => ['board', boardId, 'standing'],
} as const;

export const boardListQuery = queryOptions({
  queryKey: boardKeys.list,
  queryFn: async () => (await answerOf(api.GET('/api/boards'))).boards,
});

export const boardInfoQuery = (boardId: string) =>
  queryOptions({
    queryKey: boardKeys.info(boardId),
    queryFn: () => answerOf(api.GET('/api/boards/{boardId}', { params: { path: { boardId } } })),
  });

/** Title, my role and rights, and the members of a board. */
export const useBoardInfo = (boardId: string) => useQuery(boardInfoQuery(boardId));

export const useMakeBoard = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: BoardDraft) => answerOf(api.POST('/api/boards', { body: draft })),
    onSuccess: (board) => {
      queries.setQueryData(boardKeys.info(board.id), board);
      return queries.invalidateQueries({ queryKey: boardKeys.list });
    },
  });
};

export const useRenameBoard = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (title: string) =>
      answerOf(
        api.PATCH('/api/boards/{boardId}', { params: { path: { boardId } }, body: { title } }),
      ),
    onSuccess: (board) => {
      queries.setQueryData(boardKeys.info(boardId), board);
      return queries.invalidateQueries({ queryKey: boardKeys.list });
    },
  });
};

export const useDeleteBoard = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answerOf(api.DELETE('/api/boards/{boardId}', { params: { path: { boardId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: boardKeys.list }),
  });
};

export const useChangeRole = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: Role }) =>
      answerOf(
        api.PATCH('/api/boards/{boardId}/members/{userId}', {
          params: { path: { boardId, userId } },
          body: { role },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: boardKeys.info(boardId) }),
  });
};

/** Removes somebody (directors), or myself: leaving. */
export const useRemoveMember = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) =>
      answerOf(
        api.DELETE('/api/boards/{boardId}/members/{userId}', {
          params: { path: { boardId, userId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: boardKeys.board(boardId) }),
  });
};
