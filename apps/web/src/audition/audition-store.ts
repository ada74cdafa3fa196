import { useSyncExternalStore } from 'react';
import { ofSession } from '../live/desk.ts';
import { useSession } from '../live/use-session.tsx';

/** A take that is being seen in the film. */
export interface Audition {
  readonly takeId: string;
  /** It ends when the key is let go; a tap keeps it open instead. */
  readonly held: boolean;
  /** When it was asked for, in milliseconds of `performance.now()`. */
  readonly askedAt: number;
  /** When this take was chosen, likewise: later than that when the arrows chose it. */
  readonly chosenAt: number;
  /** Where the focus was. */
  readonly from: Element | null;
}

/** Takes that stand beside each other to be chosen from. */
export interface AuditionedWall {
  /** In their order there, which the arrows follow. */
  readonly takes: readonly string[];
  /** Asks whether that one is to be picked by hand: others would see it at once. */
  askToPick(takeId: string): void;
}

/** Which take is auditioned on an open board, and which one soon may be. */
export interface AuditionStore {
  now(): Audition | null;
  /** The take that Space would play now: the pointer or the keyboard stands on it. */
  next(): string | null;
  open(takeId: string, options: { readonly held: boolean }): void;
  /** Another take in its place. */
  change(takeId: string): void;
  /** It stays open although the key is let go. */
  keep(): void;
  close(): void;
  expect(takeId: string | null): void;
  /** The wall on screen; null when there is none. */
  wall(): AuditionedWall | null;
  setWall(wall: AuditionedWall | null): void;
  subscribe(listener: () => void): () => void;
}

export const auditionOf = ofSession(newAuditionStore);

export function useAudition<T>(select: (store: AuditionStore) => T): T {
  const store = auditionOf(useSession());
  return useSyncExternalStore(store.subscribe, () => select(store));
}

export function newAuditionStore(): AuditionStore {
  const listeners = new Set<() => void>();
  let now: Audition | null = null;
  let next: string | null = null;
  let wall: AuditionedWall | null = null;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const set = (audition: Audition | null) => {
    if (audition === now) return;
    now = audition;
    changed();
  };
  return {
    now: () => now,
    next: () => next,
    open(takeId, { held }) {
      const askedAt = performance.now();
      set({ takeId, held, askedAt, chosenAt: askedAt, from: document.activeElement });
    },
    change: (takeId) => set(now && { ...now, takeId, chosenAt: performance.now() }),
    keep: () => set(now?.held === true ? { ...now, held: false } : now),
    close: () => set(null),
    expect(takeId) {
      if (takeId === next) return;
      next = takeId;
      changed();
    },
    wall: () => wall,
    setWall(shown) {
      if (shown === wall) return;
      wall = shown;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
