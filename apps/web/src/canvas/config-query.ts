import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

/** What this server says about itself; it does not change while a page is open. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: () => answerOf(api.GET('/api/config')),
  staleTime: Infinity,
  retry: false,
});
