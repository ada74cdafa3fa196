import type { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from '../api/api-failure.ts';
import { answerOf, api } from '../api/client.ts';
import { takeCacheOf } from './take-cache.ts';

/** Tells the server what I have watched, gathered, since people watch many takes in a minute. */
interface SeenQueue {
  add(takeIds: readonly string[]): void;
}

/** Milliseconds. */
const GATHER = 600;
const AGAIN = 5_000;

const queues = new WeakMap<QueryClient, Map<string, SeenQueue>>();

export function seenQueueOf(queries: QueryClient, boardId: string): SeenQueue {
  const known = queues.get(queries) ?? new Map<string, SeenQueue>();
  queues.set(queries, known);
  const queue = known.get(boardId) ?? openSeenQueue(queries, boardId);
  known.set(boardId, queue);
  return queue;
}

function openSeenQueue(queries: QueryClient, boardId: string): SeenQueue {
  const waiting = new Map<string, (refused?: boolean) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = async () => {
    timer = undefined;
    const sending = new Map(waiting);
    waiting.clear();
    if (sending.size === 0) return;
    try {
      await answerOf(
        api.POST('/api/boards/{boardId}/takes/seen', {
          params: { path: { boardId } },
          body: { takeIds: [...sending.keys()] },
          // It must still go out when the page is being left.
          keepalive: true,
        }),
      );
      for (const answered of sending.values()) answered();
    } catch (error) {
      if (!(error instanceof ApiFailure) || !error.passes) {
        // No more a member, say: nothing that a message about a dot would help.
        for (const answered of sending.values()) answered(true);
        return;
      }
      for (const [id, answered] of sending) waiting.set(id, answered);
      timer = setTimeout(() => void send(), AGAIN);
    }
  };
  window.addEventListener('pagehide', () => void send());

  return {
    add(takeIds) {
      for (const id of takeIds) {
        if (waiting.has(id)) continue;
        waiting.set(
          id,
          takeCacheOf(queries, boardId).expect([id], () => ({ seen: true })),
        );
      }
      timer ??= setTimeout(() => void send(), GATHER);
    },
  };
}
