/** The newest entry of a log when this browser saw it whole: its place, and the hash it had. */
export interface SeenHead {
  readonly place: number;
  readonly hash: string;
}

const keyOf = (boardId: string) => `takeboard:log-head:${boardId}`;

/** What this browser knows of a board's log from before; null for nothing, or nothing readable. */
export function lastSeenHead(boardId: string): SeenHead | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(boardId)) ?? 'null');
    return isHead(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** An empty log has nothing to remember. */
export function rememberHead(boardId: string, head: SeenHead): void {
  if (head.place === 0) return;
  try {
    localStorage.setItem(keyOf(boardId), JSON.stringify(head));
  } catch {
    // A browser that keeps nothing checks the chain alone, as the first time.
  }
}

const isHead = (kept: unknown): kept is SeenHead =>
  typeof kept === 'object' &&
  kept !== null &&
  'place' in kept &&
  Number.isInteger(kept.place) &&
  Number(kept.place) > 0 &&
  'hash' in kept &&
  typeof kept.hash === 'string' &&
  /^[0-9a-f]{64}$/u.test(kept.hash);
