import type { Decision } from '../api/wire.ts';

/**
 * Which picks this person has seen on this board, in this browser: the ids of the decisions that made
 * them, so that no clock has a say in it.
 *
 * It is kept in the browser and not on the server: there it would be one more thing that is written at
 * every visit, and would tell when somebody was last here. The price is that a new browser begins with
 * everything seen, and that a second one tells of picks the first has told of already.
 */
export type SeenPicks = ReadonlySet<string>;

type Picks = Iterable<Pick<Decision, 'id' | 'madeBy'>>;

/** The picks others have made since: those that were not seen and are not mine. */
export const picksSince = <P extends Pick<Decision, 'id' | 'madeBy'>>(
  picks: Iterable<P>,
  seen: SeenPicks,
  me: string,
): readonly P[] => [...picks].filter(({ id, madeBy }) => !seen.has(id) && madeBy !== me);

const keyOf = (boardId: string, userId: string) => `takeboard:seen-picks:${userId}:${boardId}`;

/** What was seen; null for a first visit, or where a browser keeps nothing. */
export function readSeen(boardId: string, userId: string): SeenPicks | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(boardId, userId)) ?? 'null');
    return Array.isArray(kept)
      ? new Set(kept.filter((id): id is string => typeof id === 'string'))
      : null;
  } catch {
    return null;
  }
}

/** All that is picked now is seen. */
export function keepSeen(boardId: string, userId: string, picks: Picks): void {
  try {
    localStorage.setItem(keyOf(boardId, userId), JSON.stringify([...picks].map(({ id }) => id)));
  } catch {
    // A browser that keeps nothing tells of nothing, as at a first visit.
  }
}
