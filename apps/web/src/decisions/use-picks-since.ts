import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Decision } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { picksQuery } from '../takes/take-queries.ts';
import { keepSeen, picksSince, readSeen } from './seen-picks.ts';

/** The picks others made while this person was away; `dismiss` says that they are seen. */
export interface PicksSince {
  readonly picks: readonly Decision[];
  dismiss(): void;
}

/**
 * Looked for when one comes: with the page, or back to its tab. What is picked while one is here is
 * seen as it happens, unless there is still something to be told of.
 */
export function usePicksSince(): PicksSince {
  const { boardId, me } = useSession();
  const { data: picks } = useQuery(picksQuery(boardId));
  /** The decisions to tell of; null before the first look, and after each absence. */
  const [told, tell] = useState<ReadonlySet<string> | null>(null);

  if (told === null && picks !== undefined && !document.hidden) {
    const seen = readSeen(boardId, me.userId);
    const since = seen === null ? [] : picksSince(picks.values(), seen, me.userId);
    tell(new Set(since.map(({ id }) => id)));
  }
  const still = [...(picks?.values() ?? [])].filter(({ id }) => told?.has(id));
  const nothingToTell = told !== null && still.length === 0;

  useEffect(() => {
    if (nothingToTell && picks !== undefined && !document.hidden) {
      keepSeen(boardId, me.userId, picks.values());
    }
  }, [nothingToTell, picks, boardId, me.userId]);

  useEffect(() => {
    const onVisible = () => {
      // What came in meanwhile was not kept as seen: looking again finds it.
      if (!document.hidden) tell(null);
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, []);

  return {
    picks: still,
    dismiss() {
      if (picks !== undefined) keepSeen(boardId, me.userId, picks.values());
      tell(new Set());
    },
  };
}
