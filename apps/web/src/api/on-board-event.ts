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
const HELD_BY: Readonly<Record<string, (boardId: string) => readonly (readonly string[])[]>> = {
  board: (boardId) => [boardKeys.info(boardId), boardKeys.list],
  members: (boardId) => [boardKeys.info(boardId), boardKeys.invites(boardId), boardKeys.list],
  invites: (boardId) => [boardKeys.invites(boardId)],
  versions: (boardId) => [boardKeys.versions(boardId)],
  // Hundreds of takes change many times each while files come in: their cache gathers the events.
  takes: () => [],
  song: (boardId) => [boardKeys.song(boardId)],
  decisions: (boardId) => [boardKeys.picks(boardId), boardKeys.decisions(boardId)],
};

/** Asks again for what an event names; after a gap, or for a kind unknown here, for all of the board. */
export function onBoardEvent(queries: QueryClient, boardId: string, event: BoardEvent): void {
  if (event.kind === 'takes') takeCacheOf(queries, boardId).changed(event.ids);
  const keys = HELD_BY[event.kind]?.(boardId) ?? [boardKeys.board(boardId), boardKeys.list];
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
}
