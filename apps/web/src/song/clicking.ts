import { useSyncExternalStore } from 'react';

/** Whether clicks sound on the beats, for this person in this browser. */
const KEY = 'takeboard:click';
const listeners = new Set<() => void>();
let on = read();

export const isClicking = (): boolean => on;

export const useClicking = (): boolean => useSyncExternalStore(subscribe, isClicking);

export function setClicking(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(KEY, String(next));
  } catch {
    // A browser that keeps nothing: the next visit begins without clicks.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'true';
  } catch {
    return false; // as above
  }
}
