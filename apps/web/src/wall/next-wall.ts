import { useEffect } from 'react';
import type { Take } from '../api/wire.ts';
import { canDecodeHere } from '../player/player-context.tsx';
import { borrowReels } from './wall-reels.ts';

/**
 * Has everything at hand that the next wall shows first: its posters decoded, its proxies opened and
 * their beginnings here, so that they play as soon as it is asked for. Asks for one after another, behind
 * everything that is on screen; `begins` when that moves.
 */
export function useNextWall(takes: readonly Take[], begins: boolean): void {
  const wanted = JSON.stringify(
    takes.map(({ poster, proxy, facts }) => ({ poster, proxy, fps: facts?.fps ?? null })),
  );
  useEffect(() => {
    if (!begins) return;
    const control = new AbortController();
    const reels = borrowReels();
    const taken: (() => void)[] = [];
    // Held on to: a picture that nobody holds may be forgotten before it is shown.
    const posters: HTMLImageElement[] = [];
    const prepare = async () => {
      for (const { poster, proxy, fps } of JSON.parse(wanted) as Wanted[]) {
        if (control.signal.aborted) return;
        if (poster !== null) {
          const image = new Image();
          image.src = `/media/${poster}`;
          posters.push(image);
          // It shows by itself that it cannot be had.
          await image.decode().catch(() => {});
        }
        if (proxy === null || fps === null) continue;
        try {
          const { signal } = control;
          await (await fetch(`/media/${proxy}`, { signal, priority: 'low' })).arrayBuffer();
          if (signal.aborted || !canDecodeHere()) continue;
          const { reel, giveBack } = reels.shelf.take(proxy, fps);
          taken.push(giveBack);
          await reel;
        } catch {
          // Whoever shows it asks again, and says why it could not be had.
        }
      }
    };
    void prepare();
    return () => {
      control.abort();
      for (const giveBack of taken) giveBack();
      reels.giveBack();
      posters.length = 0;
    };
  }, [wanted, begins]);
}

interface Wanted {
  readonly poster: string | null;
  readonly proxy: string | null;
  readonly fps: NonNullable<Take['facts']>['fps'] | null;
}
