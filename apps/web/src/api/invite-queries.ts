import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { boardKeys } from './board-queries.ts';
import { answerOf, api } from './client.ts';
import type { Role } from './wire.ts';

/** What a link invites to, for whoever holds it. */
export const inviteQuery = (token: string) =>
  queryOptions({
    queryKey: ['invite', token],
    queryFn: () => answerOf(api.GET('/api/invites/{token}', { params: { path: { token } } })),
    staleTime: 0,
  });

/** The links of a board (directors). */
export const useInvites = (boardId: string) =>
  useQuery({
    queryKey: boardKeys.invites(boardId),
    queryFn: async () =>
      (await answerOf(api.GET('/api/boards/{boardId}/invites', { params: { path: { boardId } } })))
        .invites,
  });

export interface InviteDraft {
  readonly role: Role;
  readonly expiresInDays: number;
  readonly password?: string;
}

export const useMakeInvite = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: InviteDraft) =>
      answerOf(
        api.POST('/api/boards/{boardId}/invites', { params: { path: { boardId } }, body: draft }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: boardKeys.invites(boardId) }),
  });
};

export const useRevokeInvite = (boardId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (inviteId: string) =>
      answerOf(
        api.DELETE('/api/boards/{boardId}/invites/{inviteId}', {
          params: { path: { boardId, inviteId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: boardKeys.board(boardId) }),
  });
};

/** Becomes a member by a link; a session must be there already. */
export const useRedeem = (token: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (password: string | undefined) =>
      answerOf(
        api.POST('/api/invites/{token}/redeem', {
          params: { path: { token } },
          body: password ? { password } : {},
        }),
      ),
    onSuccess: ({ boardId }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: boardKeys.list }),
        queries.invalidateQueries({ queryKey: boardKeys.board(boardId) }),
      ]),
  });
};
