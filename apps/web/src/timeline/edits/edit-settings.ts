import type { SnapTo } from '@takeboard/editorial';
import { useSyncExternalStore } from 'react';
import { useSession } from '../../live/use-session.tsx';

/** What dragging a slot does: change places with another, or move the take under it. */
export type EditMode = 'roll' | 'slip';

export interface EditSettings {
  readonly snap: SnapTo;
  readonly mode: EditMode;
}

export const SNAPS = ['bar', 'beat', 'half-beat', 'off'] as const satisfies readonly SnapTo[];
export const MODES = ['roll', 'slip'] as const satisfies readonly EditMode[];

const USUAL: EditSettings = { snap: 'beat', mode: 'roll' };

/** How one person edits. Kept in this browser, per person, since two may share one. */
export interface EditSettingsStore {
  get(): EditSettings;
  set(part: Partial<EditSettings>): void;
  subscribe(listener: () => void): () => void;
}

const stores = new Map<string, EditSettingsStore>();

export function editSettingsOf(userId: string): EditSettingsStore {
  const known = stores.get(userId);
  if (known !== undefined) return known;
  const listeners = new Set<() => void>();
  let settings = read(userId);
  const store: EditSettingsStore = {
    get: () => settings,
    set(part) {
      settings = { ...settings, ...part };
      write(userId, settings);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  stores.set(userId, store);
  return store;
}

export function useEditSettings(): readonly [EditSettings, EditSettingsStore['set']] {
  const store = editSettingsOf(useSession().me.userId);
  return [useSyncExternalStore(store.subscribe, store.get), store.set];
}

const keyOf = (userId: string) => `takeboard:edits:${userId}`;

function read(userId: string): EditSettings {
  let kept: Partial<Record<keyof EditSettings, unknown>>;
  try {
    kept = (JSON.parse(localStorage.getItem(keyOf(userId)) ?? '{}') ?? {}) as typeof kept;
  } catch {
    // Not JSON, or a browser that keeps nothing: the usual settings are as good as any.
    return USUAL;
  }
  return {
    snap: SNAPS.find((snap) => snap === kept.snap) ?? USUAL.snap,
    mode: MODES.find((mode) => mode === kept.mode) ?? USUAL.mode,
  };
}

function write(userId: string, settings: EditSettings): void {
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(settings));
  } catch {
    // A full or forbidden store costs only that the next visit begins with the usual settings.
  }
}
