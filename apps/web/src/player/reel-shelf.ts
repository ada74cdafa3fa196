import type { Rational } from '@takeboard/editorial';
import type { Reel } from './reel.ts';

/** Opens proxies and keeps the last few open, so that going back to one costs nothing. */
export interface ReelShelf {
  /** Takes a reel down; whoever does gives it back. Rejects with a sentence. */
  take(proxy: string, fps: Rational): { readonly reel: Promise<Reel>; giveBack(): void };
  /** How many are open. */
  open(): number;
  close(): void;
}

interface Place {
  readonly reel: Promise<Reel>;
  users: number;
}

/** Keeps at most `most` proxies open beside those in use. */
export function newReelShelf(
  open: (proxy: string, fps: Rational) => Promise<Reel>,
  most = 6,
): ReelShelf {
  // A Map keeps the order in which they were last taken.
  const places = new Map<string, Place>();
  const drop = (proxy: string, place: Place) => {
    places.delete(proxy);
    // What could not be opened has said so to whoever took it.
    place.reel.then(
      (reel) => reel.close(),
      () => {},
    );
  };
  const tidy = () => {
    for (const [proxy, place] of places) {
      if (places.size <= most) return;
      if (place.users === 0) drop(proxy, place);
    }
  };
  return {
    take(proxy, fps) {
      const place = places.get(proxy) ?? { reel: open(proxy, fps), users: 0 };
      places.delete(proxy);
      places.set(proxy, place);
      place.users += 1;
      tidy();
      // Asked for again it may be there: a failure is not kept.
      place.reel.catch(() => {
        if (places.get(proxy) === place) places.delete(proxy);
      });
      let given = false;
      return {
        reel: place.reel,
        giveBack() {
          if (given) return;
          given = true;
          place.users -= 1;
          tidy();
        },
      };
    },
    open: () => places.size,
    close() {
      for (const [proxy, place] of places) drop(proxy, place);
    },
  };
}
