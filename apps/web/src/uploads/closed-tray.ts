/**
 * Takes of which somebody has read what is the matter, and closed the tray: told once in this
 * browser, for each board, and not at every visit. The pool goes on to show them.
 */
const keyOf = (boardId: string) => `takeboard:read-failures:${boardId}`;

export function readClosed(boardId: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(boardId)) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set(); // what is kept there is no JSON, or nothing may be kept: told once more
  }
}

export function rememberClosed(boardId: string, takeIds: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(boardId), JSON.stringify(takeIds));
  } catch {
    // As above: it is told again at the next visit.
  }
}
