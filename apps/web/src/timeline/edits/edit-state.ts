import type { SongPosition } from '@takeboard/editorial';
import type { Gesture } from './slot-gesture.ts';

/** What is under way on the lane of slots, for those who draw it. Changes with every move of a hand. */
export interface EditState {
  readonly gesture: Gesture | null;
  /** Shots or takes from elsewhere held over the song. */
  readonly drop: DropGhost | null;
  readonly menu: SlotMenuAt | null;
  /** The last thing that was done, or why it was not, for those who cannot see it. */
  readonly said: string;
}

/** Where something dragged in would land. */
export interface DropGhost {
  readonly on: { readonly slotId: string } | { readonly position: SongPosition };
  readonly what: 'takes' | 'shots';
}

export interface SlotMenuAt {
  readonly slotId: string;
  /** In pixels of the window. */
  readonly x: number;
  readonly y: number;
  /** Whether it opens with the fields for lead, speed and transition. */
  readonly values: boolean;
}

export interface EditStore {
  get(): EditState;
  set(part: Partial<EditState>): void;
  subscribe(listener: () => void): () => void;
}

export function newEditStore(): EditStore {
  let state: EditState = { gesture: null, drop: null, menu: null, said: '' };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(part) {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
