import type { QueryClient } from '@tanstack/react-query';
import { takeCacheOf } from '../takes/take-cache.ts';
import { boardKeys } from './board-queries.ts';

/** What the server says about a board when one of its facts has changed; `ids` name what. */
export interface BoardEvent {
  readonly seq: number;
  readonly kind: string;
  readonly ids: readonly string[];
}

/** The caches that hold facts of each kind of event. */
const HELD_BY: Readonly<
  Record<string, (boardId: string, ids: readonly string[]) => readonly (readonly string[])[]>
> = {
  board: (boardId) => [boardKeys.info(boardId), boardKeys.list],
  members: (boardId) => [boardKeys.info(boardId), boardKeys.invites(boardId), boardKeys.list],
  invites: (boardId) => [boardKeys.invites(boardId)],
  versions: (boardId) => [boardKeys.versions(boardId)],
  // Hundreds of takes change many times each while files come in: their cache gathers the events.
  takes: () => [],
  song: (boardId) => [boardKeys.song(boardId)],
  decisions: (boardId) => [
    boardKeys.picks(boardId),
    boardKeys.decisions(boardId),
    boardKeys.decisionLog(boardId),
    boardKeys.standing(boardId),
    boardKeys.liked(boardId),
  ],
  rounds: (boardId, [roundId, ...shotIds]) => [
    boardKeys.rounds(boardId),
    boardKeys.standing(boardId),
    boardKeys.liked(boardId),
    ...(roundId === undefined
      ? []
      : [
          boardKeys.round(boardId, roundId),
          boardKeys.ballots(boardId, roundId),
          ...(shotIds.length === 0
            ? [boardKeys.reveal(boardId, roundId)]
            : shotIds.map((shotId) => boardKeys.reveal(boardId, roundId, shotId))),
        ]),
  ],
};

/** Asks again for what an event names; after a gap, or for a kind unknown here, for all of the board. */
export function onBoardEvent(queries: QueryClient, boardId: string, event: BoardEvent): void {
  if (event.kind === 'takes') takeCacheOf(queries, boardId).changed(event.ids);
  const keys = HELD_BY[event.kind]?.(boardId, event.ids) ?? [
    boardKeys.board(boardId),
    boardKeys.list,
  ];
  for (const queryKey of keys) void askAgain(queries, queryKey);
}

/**
 * Asks again for what is held under a key. A first answer that is still on its way may have been
 * written before the event, and asking again would not be heard while it is: it is asked for anew.
 */
async function askAgain(queries: QueryClient, queryKey: readonly string[]): Promise<void> {
  await queries.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined });
  await queries.invalidateQueries({ queryKey });
}
