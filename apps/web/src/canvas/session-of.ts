import type { Editor, TLStore } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';

const sessions = new WeakMap<TLStore, BoardSession>();

/** Tells shapes and tools, which know only their editor, on which board they are. */
export const setSessionOf = (store: TLStore, session: BoardSession): void => {
  sessions.set(store, session);
};

export function sessionOf(editor: Editor): BoardSession {
  const session = sessions.get(editor.store);
  if (session === undefined) throw new Error('this editor shows no board');
  return session;
}
