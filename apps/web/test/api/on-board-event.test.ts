import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { boardKeys } from '../../src/api/board-queries.ts';
import { onBoardEvent } from '../../src/api/on-board-event.ts';

const queryKey = boardKeys.round('board', 'round');
const event = { seq: 7, kind: 'rounds', ids: ['round', 'shot'] };

/** A round that is looked at, and the answers the server still owes, first asked first. */
function lookAt() {
  const queries = new QueryClient();
  const owed: ((answer: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => owed.push(resolve));
  const observer = new QueryObserver(queries, { queryKey, queryFn, staleTime: Infinity });
  observer.subscribe(() => undefined);
  return { queries, owed, shown: () => observer.getCurrentResult().data };
}

test('an event asks again for what is shown', async () => {
  const { queries, owed, shown } = lookAt();
  owed[0]?.('choosing');
  await vi.waitFor(() => expect(shown()).toBe('choosing'));
  onBoardEvent(queries, 'board', event);
  await vi.waitFor(() => expect(owed).toHaveLength(2));
  owed[1]?.('revealed');
  await vi.waitFor(() => expect(shown()).toBe('revealed'));
});

test('an event that comes before the first answer is not lost with it', async () => {
  const { queries, owed, shown } = lookAt();
  onBoardEvent(queries, 'board', event);
  await vi.waitFor(() => expect(owed).toHaveLength(2));
  // Written before the event.
  owed[0]?.('choosing');
  owed[1]?.('revealed');
  await vi.waitFor(() => expect(shown()).toBe('revealed'));
});
