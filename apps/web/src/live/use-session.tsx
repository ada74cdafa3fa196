import { useQueryClient } from '@tanstack/react-query';
import type { Board } from '@takeboard/storyboard';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { onBoardEvent } from '../api/on-board-event.ts';
import { tellFailure } from '../shell/toast.ts';
import { openBoardSession } from './board-session.ts';
import type { BoardSession, Me } from './board-session.ts';

const SessionContext = createContext<BoardSession | null>(null);

/**
 * Opens a board for as long as it is on screen. `lastSeq` is that of the board facts fetched before;
 * `fallback` shows for the blink in which there is no session yet.
 */
export function SessionProvider({
  boardId,
  me,
  lastSeq = 0,
  fallback = null,
  children,
}: {
  boardId: string;
  me: Me;
  lastSeq?: number;
  fallback?: ReactNode;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const [session, setSession] = useState<BoardSession | null>(null);
  const { userId, name, color, role, initials, rights } = me;

  useEffect(() => {
    const opened = openBoardSession({
      boardId,
      me,
      lastSeq,
      onEvent: (event) => onBoardEvent(queries, boardId, event),
      onUndoFailed: tellFailure,
    });
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
    // A session belongs to one person on one board; what changes about them is told below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [boardId, userId, queries]);

  useEffect(() => {
    session?.setMe({ userId, name, color, role, initials, rights });
  }, [session, userId, name, color, role, initials, rights]);

  if (session === null) return fallback;
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): BoardSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a <SessionProvider> around it');
  return session;
}

/** Reads a value of the session; `select` must return the same thing until it changes. */
export function useSessionValue<T>(select: (session: BoardSession) => T): T {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => select(session));
}

/** Reads a value of the board; `select` must return the same thing until it changes. */
export function useBoardValue<T>(select: (board: Board) => T): T {
  const { board } = useSession();
  return useSyncExternalStore(board.subscribe, () => select(board));
}
