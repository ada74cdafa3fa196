import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => (await answerOf(api.GET('/api/session'))).user,
});

/** Who this browser is: a person, null for nobody yet, undefined while asking. */
export const useMe = () => useQuery(sessionQuery);

/** Everything known was known as somebody else; ask again for all of it. */
function useAfterIdentityChange() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries();
  };
}

/** Begins a guest session, or renames who is here already. */
export const useNameMyself = () => {
  const onSuccess = useAfterIdentityChange();
  return useMutation({
    mutationFn: (name: string) => answerOf(api.POST('/api/session', { body: { name } })),
    onSuccess,
  });
};

export const useSignIn = () => {
  const onSuccess = useAfterIdentityChange();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      answerOf(api.POST('/api/session/sign-in', { body: credentials })),
    onSuccess,
  });
};

export const useMakeAccount = () => {
  const onSuccess = useAfterIdentityChange();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      answerOf(api.POST('/api/session/account', { body: credentials })),
    onSuccess,
  });
};

/** Signs out; nothing of the person who left stays readable behind the next one at this computer. */
export const useSignOut = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (userId: string) => {
      await answerOf(api.DELETE('/api/session'));
      await queries.resetQueries();
      // Only who leaves needs it: the lobby does without the code of boards.
      const [{ dropLocalCopies }, { forgetUploads }, { closeSongUploads }, { forgetMarks }] =
        await Promise.all([
          import('../live/local-copy.ts'),
          import('../uploads/uploads.ts'),
          import('../song/song-uploads.ts'),
          import('../ballot/my-ballot-queue.ts'),
        ]);
      closeSongUploads(userId);
      forgetMarks(userId);
      return Promise.all([dropLocalCopies(userId), forgetUploads(userId)]).then(
        () => ({ copiesLeft: false }),
        () => ({ copiesLeft: true }),
      );
    },
  });
};

export interface Credentials {
  readonly email: string;
  readonly password: string;
}
