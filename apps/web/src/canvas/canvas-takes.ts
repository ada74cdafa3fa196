import { useEffect } from 'react';
import { atom } from 'tldraw';
import type { TLStore } from 'tldraw';
import type { Take } from '../api/wire.ts';
import { useShortTakes } from '../takes/short-takes.ts';
import type { ShortTakes } from '../takes/short-takes.ts';
import { useTakes, usePicks } from '../takes/take-queries.ts';

/** What cards of takes show of the server's facts: a signal, as tldraw's own records are. */
interface CanvasTakes {
  readonly takes: ReadonlyMap<string, Take>;
  /** The ids of the takes that are picked. */
  readonly picked: ReadonlySet<string>;
  readonly short: ShortTakes;
  /** False until the takes have come: until then a card that knows none is not one that lost its take. */
  readonly come: boolean;
}

const NOTHING: CanvasTakes = { takes: new Map(), picked: new Set(), short: new Map(), come: false };

/** One for each open canvas; seven hundred cards asking a query each would be seven hundred observers. */
const ofStore = new WeakMap<TLStore, ReturnType<typeof open>>();
const open = () => atom<CanvasTakes>('takes', NOTHING);

export function canvasTakes(store: TLStore) {
  const known = ofStore.get(store) ?? open();
  ofStore.set(store, known);
  return known;
}

/** Keeps a canvas told of the takes for as long as the caller is on screen. */
export function useCanvasTakes(store: TLStore): void {
  const { all, byId, loading, error } = useTakes();
  const come = !loading && (error === null || all.length > 0);
  const picks = usePicks();
  const short = useShortTakes();
  useEffect(() => {
    const picked = new Set([...picks.values()].flatMap(({ takeId }) => takeId ?? []));
    canvasTakes(store).set({ takes: byId, picked, short, come });
  }, [store, byId, picks, short, come]);
}
