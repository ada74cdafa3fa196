import { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './api-failure.ts';

/** The cache of server facts. It asks again by itself only where asking again can help. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A server on this very machine answers without any network.
        networkMode: 'always',
        retry: (count, error) => count < 2 && error instanceof ApiFailure && error.passes,
        retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
        // A page that says "does not answer" must notice when it does again.
        refetchInterval: (query) =>
          query.state.error instanceof ApiFailure && query.state.error.passes ? 3_000 : false,
      },
      mutations: { networkMode: 'always' },
    },
  });
