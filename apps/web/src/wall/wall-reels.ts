import { newReelShelf } from '../player/reel-shelf.ts';
import type { ReelShelf } from '../player/reel-shelf.ts';

/** Proxies kept open: the takes of a page, of the next one and of the next wall. */
const MOST_OPEN = 36;
/** Milliseconds after the last wall is gone until its proxies are let go: a reveal comes between two. */
const KEPT = 30_000;

let shelf: ReelShelf | null = null;
let users = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The proxies that walls on this page have open; whoever asks gives them back. */
export function borrowReels(): { readonly shelf: ReelShelf; giveBack(): void } {
  clearTimeout(timer);
  users += 1;
  shelf ??= newReelShelf(
    async (proxy, fps) => (await import('../player/reel.ts')).openReel(proxy, fps),
    MOST_OPEN,
  );
  let given = false;
  return {
    shelf,
    giveBack() {
      if (given) return;
      given = true;
      users -= 1;
      if (users > 0) return;
      timer = setTimeout(() => {
        shelf?.close();
        shelf = null;
      }, KEPT);
    },
  };
}
