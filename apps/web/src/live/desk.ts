import { useSyncExternalStore } from 'react';
import type { BoardSession } from './board-session.ts';
import { useSession } from './use-session.tsx';

/** One value on this screen that several parts of it read and set; nothing of it is shared. */
export interface Held<Value> {
  get(): Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
}

export function openHeld<Value>(begins: Value): Held<Value> {
  const listeners = new Set<() => void>();
  let now = begins;
  return {
    get: () => now,
    set(value) {
      if (value === now) return;
      now = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Several of them that belong together. */
export interface Desk<State> {
  get(): State;
  /** Changes a part of it. */
  set(part: Partial<State>): void;
  subscribe(listener: () => void): () => void;
}

export function openDesk<State extends object>(begins: State): Desk<State> {
  const { get, set, subscribe } = openHeld(begins);
  return { get, set: (part) => set({ ...get(), ...part }), subscribe };
}

/** One of something for each open board, made when it is first asked for, gone with the board. */
export function ofSession<Kept extends object>(
  open: (session: BoardSession) => Kept,
): (session: BoardSession) => Kept {
  const all = new WeakMap<BoardSession, Kept>();
  return (session) => {
    let found = all.get(session);
    if (found === undefined) all.set(session, (found = open(session)));
    return found;
  };
}

/** What is held for the board on screen. */
export function useHeld<Value>(heldOf: (session: BoardSession) => Held<Value>): Value {
  const held = heldOf(useSession());
  return useSyncExternalStore(held.subscribe, held.get);
}

/** A value of a desk of the board on screen; `select` must return the same until it changes. */
export function useDesk<State, Value>(
  deskOf: (session: BoardSession) => Pick<Desk<State>, 'get' | 'subscribe'>,
  select: (state: State) => Value,
): Value {
  const desk = deskOf(useSession());
  return useSyncExternalStore(desk.subscribe, () => select(desk.get()));
}
