import { useCallback, useRef } from 'react';
import type { PaintedFrame } from '../player/film-view.tsx';
import type { Audition } from './audition-store.ts';

/** The name of the measure in the page's performance timeline, for whoever wants to know. */
export const FIRST_FRAME = 'takeboard:audition-first-frame';

/**
 * Measures how long an audition took from the key to the first right frame of the film on screen. A
 * poster or a still is no frame, and what was painted before it was asked for was not seen.
 */
export function useFirstFrame(now: Audition | null): (painted: PaintedFrame) => void {
  const measured = useRef<number>(undefined);
  return useCallback(
    ({ exact }: PaintedFrame) => {
      if (now === null || !exact || measured.current === now.askedAt) return;
      measured.current = now.askedAt;
      performance.measure(FIRST_FRAME, { start: now.askedAt, end: performance.now() });
    },
    [now],
  );
}
