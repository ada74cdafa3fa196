import { useEffect } from 'react';
import type { Take } from '../api/wire.ts';
import { borrowReels } from '../wall/wall-reels.ts';

/** Has the proxies of the takes beside the one in front open, so that a swipe waits for no network. */
export function useBeside(after: Take | undefined, before: Take | undefined): void {
  useEffect(() => {
    const reels = borrowReels();
    // The next one first: it is wanted most.
    const taken = [after, before].flatMap((take) => {
      if (take === undefined || take.proxy === null || take.facts === null) return [];
      const { reel, giveBack } = reels.shelf.take(take.proxy, take.facts.fps);
      // Whoever goes there asks again, and says why it could not be had.
      reel.catch(() => {});
      return [giveBack];
    });
    return () => {
      for (const giveBack of taken) giveBack();
      reels.giveBack();
    };
  }, [before, after]);
}
