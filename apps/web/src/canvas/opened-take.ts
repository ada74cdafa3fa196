import { atom } from 'tldraw';
import type { TLStore } from 'tldraw';

/** The take whose card was pressed twice: it is shown big over the canvas it lies on. */
const opened = atom<{ readonly store: TLStore; readonly takeId: string } | null>(
  'opened take',
  null,
);

export const openTake = (store: TLStore, takeId: string): void => {
  opened.set({ store, takeId });
};

export const closeTake = (): void => {
  opened.set(null);
};

export const openedTake = (store: TLStore): string | null => {
  const now = opened.get();
  return now?.store === store ? now.takeId : null;
};
