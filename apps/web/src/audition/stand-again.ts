import type { PoolStore } from '../pool/pool-store.ts';

/**
 * Gives the focus back to where it was; in a list of takes to the one that was seen last, so that what
 * the arrows chose is what the next key is for.
 */
export function standAgain(from: Element | null, takeId: string | null, pool: PoolStore): void {
  if (pool.get().open !== null && takeId !== null) pool.set({ open: takeId });
  if (!(from instanceof HTMLElement) || !from.isConnected) return;
  const isTile = from.matches('[data-take]');
  const list = isTile ? from.closest('[role=listbox], [role=grid]') : null;
  const tile = list?.querySelector<HTMLElement>(`[data-take="${takeId ?? ''}"]`);
  if (tile && list?.matches('[role=grid]')) pool.set({ active: takeId });
  (tile ?? from).focus({ preventScroll: tile === from });
}
