/**
 * What is known of takes before they come: the prompt that was copied on the shot they are dropped
 * on, and what the last ones were made with. Kept in this browser, per board.
 */

/** A prompt as it was when somebody copied it; what is dropped on the shot was made from it. */
interface CopiedPrompt {
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const promptKey = (boardId: string, shotId: string) => `takeboard:copied:${boardId}:${shotId}`;
const toolKey = (boardId: string) => `takeboard:made-with:${boardId}`;

export function rememberCopied(boardId: string, shotId: string, text: string): void {
  write(promptKey(boardId, shotId), JSON.stringify({ text, at: new Date().toISOString() }));
}

export function copiedPrompt(boardId: string, shotId: string): CopiedPrompt | null {
  try {
    const kept = JSON.parse(read(promptKey(boardId, shotId)) ?? 'null') as CopiedPrompt | null;
    return typeof kept?.text === 'string' ? kept : null;
  } catch {
    return null;
  }
}

export const madeWith = (boardId: string): string => read(toolKey(boardId)) ?? '';
export const rememberMadeWith = (boardId: string, tool: string): void =>
  write(toolKey(boardId), tool);

/** What is declared of files dropped on a shot, or in the pool. */
export function declaredFor(
  boardId: string,
  shotId: string | null,
): { prompt?: string; promptFrom?: 'copied'; tool?: string } {
  const prompt = shotId === null ? '' : (copiedPrompt(boardId, shotId)?.text.trim() ?? '');
  const tool = madeWith(boardId).trim();
  return {
    ...(prompt === '' ? {} : { prompt, promptFrom: 'copied' as const }),
    ...(tool === '' ? {} : { tool }),
  };
}

/** A browser that keeps nothing costs only what was remembered. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above: nothing is lost but the convenience.
  }
}
