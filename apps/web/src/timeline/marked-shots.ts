import { useEffect, useSyncExternalStore } from 'react';
import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';

/** Shots that somebody wants to be seen at a glance on the timeline. */
interface MarkedShots {
  get(): ReadonlySet<string>;
  set(shotIds: ReadonlySet<string>): void;
  subscribe(listener: () => void): () => void;
}

const NONE: ReadonlySet<string> = new Set();
const ofSession = new WeakMap<BoardSession, MarkedShots>();

function markedShotsOf(session: BoardSession): MarkedShots {
  const known = ofSession.get(session) ?? open();
  ofSession.set(session, known);
  return known;
}

function open(): MarkedShots {
  const listeners = new Set<() => void>();
  let now = NONE;
  return {
    get: () => now,
    set(shotIds) {
      now = shotIds;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The shots that are marked now. */
export function useMarkedShots(): ReadonlySet<string> {
  const marked = markedShotsOf(useSession());
  return useSyncExternalStore(marked.subscribe, marked.get);
}

/** Marks shots on the timeline for as long as the calling part is on screen. Pass the same set. */
export function useMarkShots(shotIds: ReadonlySet<string>): void {
  const session = useSession();
  useEffect(() => {
    const marked = markedShotsOf(session);
    marked.set(shotIds);
    return () => marked.set(NONE);
  }, [session, shotIds]);
}
