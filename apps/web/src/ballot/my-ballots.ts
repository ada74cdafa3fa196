import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { boardKeys } from '../api/board-queries.ts';
import type { MyBallot } from '../choose/round-wire.ts';
import { fetchBallots } from './ballot-calls.ts';
import type { BallotPlace, StoredBallot } from './ballot-queue.ts';

/** Milliseconds between two looks at my own ballots: what I mark on the phone is to be seen here, and no event tells of it. */
const LOOK_AGAIN = 1_500;

/** What I have handed in and not yet handed in, in one round, on all my devices; nobody else's ever. */
export const myBallotsQuery = (boardId: string, roundId: string) =>
  queryOptions({
    queryKey: boardKeys.ballots(boardId, roundId),
    queryFn: ({ signal }) => fetchBallots(boardId, roundId, signal),
    refetchInterval: LOOK_AGAIN,
  });

/** Puts the server's answer among what is known; a look that was under way is older than it. */
export async function putBallot(
  queries: QueryClient,
  boardId: string,
  { roundId, shotId, turn }: BallotPlace,
  { marks, none, readyAt }: StoredBallot,
): Promise<void> {
  const queryKey = boardKeys.ballots(boardId, roundId);
  await queries.cancelQueries({ queryKey }, { silent: true });
  const ballot: MyBallot = { shotId, turn, marks, none, readyAt };
  queries.setQueryData<readonly MyBallot[]>(queryKey, (known = []) => [
    ...known.filter((one) => one.shotId !== shotId),
    ballot,
  ]);
}
