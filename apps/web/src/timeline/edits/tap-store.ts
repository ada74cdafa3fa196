import { useSyncExternalStore } from 'react';
import type { BoardSession } from '../../live/board-session.ts';
import { useSession } from '../../live/use-session.tsx';
import type { TapRun } from './tap-run.ts';

interface TapStore {
  get(): TapRun | null;
  set(run: TapRun | null): void;
  subscribe(listener: () => void): () => void;
}

const stores = new WeakMap<BoardSession, TapStore>();

/** The tapping that is under way on a board; null when none is. */
export function tapStoreOf(session: BoardSession): TapStore {
  const known = stores.get(session);
  if (known !== undefined) return known;
  let run: TapRun | null = null;
  const listeners = new Set<() => void>();
  const store: TapStore = {
    get: () => run,
    set(next) {
      run = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  stores.set(session, store);
  return store;
}

export function useTapRun(): TapRun | null {
  const store = tapStoreOf(useSession());
  return useSyncExternalStore(store.subscribe, store.get);
}
