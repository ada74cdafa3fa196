import { useSyncExternalStore } from 'react';
import { NONE } from '../list/list-selection.ts';
import type { ListSelection } from '../list/list-selection.ts';
import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';
import { EVERYTHING } from './pool-filter.ts';
import type { PoolFilter } from './pool-filter.ts';

/** What one person is doing in the pool of a board. It outlives looking at the canvas meanwhile. */
export interface PoolState {
  readonly filter: PoolFilter;
  readonly query: string;
  /** The take the keyboard stands on. */
  readonly active: string | null;
  readonly selection: ListSelection;
  /** The take that is open in the big player. */
  readonly open: string | null;
  /** A shot's number as far as it is typed, to file what is selected. */
  readonly typed: string;
  /** The last thing that was done or could not be done. */
  readonly said: string;
}

export interface PoolStore {
  get(): PoolState;
  set(change: Partial<PoolState>): void;
  subscribe(listener: () => void): () => void;
}

const stores = new WeakMap<BoardSession, PoolStore>();

/** The pool of an open board, from anywhere in the page. */
export function poolOf(session: BoardSession): PoolStore {
  const known = stores.get(session);
  if (known !== undefined) return known;
  const store = newPoolStore();
  stores.set(session, store);
  return store;
}

export function usePool<T>(select: (state: PoolState) => T): T {
  const store = poolOf(useSession());
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

function newPoolStore(): PoolStore {
  const listeners = new Set<() => void>();
  let state: PoolState = {
    filter: EVERYTHING,
    query: '',
    active: null,
    selection: NONE,
    open: null,
    typed: '',
    said: '',
  };
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
