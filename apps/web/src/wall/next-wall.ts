import { useEffect } from 'react';
import type { Take } from '../api/wire.ts';
import { forgetPrepared, prepareTake } from './prepared-takes.ts';

/** Milliseconds after the last wall is gone until what was fetched for a next one is let go. */
const KEPT = 60_000;

let walls = 0;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/**
 * Has everything at hand that the next wall shows first: its posters decoded and its proxies on this
 * computer, so that they play as soon as it is asked for. Asks for one after another, behind everything
 * that is on screen; `begins` when that moves.
 */
export function useNextWall(takes: readonly Take[], begins: boolean): void {
  const wanted = JSON.stringify(takes.map(({ poster, proxy }) => ({ poster, proxy })));
  useEffect(() => {
    walls += 1;
    clearTimeout(forgetting);
    return () => {
      walls -= 1;
      // A reveal comes between two walls.
      if (walls === 0) forgetting = setTimeout(forgetPrepared, KEPT);
    };
  }, []);
  useEffect(() => {
    if (!begins) return;
    const control = new AbortController();
    const prepare = async () => {
      for (const { poster, proxy } of JSON.parse(wanted) as Pick<Take, 'poster' | 'proxy'>[]) {
        if (control.signal.aborted) return;
        const image = new Image();
        if (poster !== null) image.src = `/media/${poster}`;
        // What cannot be had is asked for again by whoever shows it, who says why.
        await Promise.allSettled([
          poster === null ? null : image.decode(),
          proxy === null ? null : prepareTake(proxy, control.signal),
        ]);
      }
    };
    void prepare();
    return () => control.abort();
  }, [wanted, begins]);
}
