import { useSyncExternalStore } from 'react';
import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';

/** The take selected in the side panel or on the canvas: selecting it in one selects it in both. */
interface LookedAtTake {
  get(): string | null;
  set(takeId: string | null): void;
  subscribe(listener: () => void): () => void;
}

const ofSession = new WeakMap<BoardSession, LookedAtTake>();

export function lookedAtTake(session: BoardSession): LookedAtTake {
  const known = ofSession.get(session) ?? open();
  ofSession.set(session, known);
  return known;
}

function open(): LookedAtTake {
  const listeners = new Set<() => void>();
  let now: string | null = null;
  return {
    get: () => now,
    set(takeId) {
      if (takeId === now) return;
      now = takeId;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useLookedAtTake(): [string | null, (takeId: string | null) => void] {
  const taken = lookedAtTake(useSession());
  return [useSyncExternalStore(taken.subscribe, taken.get), taken.set];
}
