import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { boardKeys } from '../api/board-queries.ts';
import { answerOf, api } from '../api/client.ts';
import type { Take, TakeDetail } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';

/** As much of a prompt as lists carry: a longer one must be asked for. */
const PROMPT_START = 200;

/** The whole declared prompt of a take; lists have its begin only. Rejects when it cannot be read. */
export function useFullPrompt(): (take: Take) => Promise<string> {
  const { boardId } = useSession();
  const queries = useQueryClient();
  return useCallback(
    async (take) => {
      const start = take.promptStart ?? '';
      if (start.length < PROMPT_START) return start;
      const detail = await queries.fetchQuery({
        queryKey: boardKeys.take(boardId, take.id),
        queryFn: (): Promise<TakeDetail> =>
          answerOf(
            api.GET('/api/boards/{boardId}/takes/{takeId}', {
              params: { path: { boardId, takeId: take.id } },
            }),
          ),
      });
      return detail.declaredPrompt?.text ?? start;
    },
    [boardId, queries],
  );
}
