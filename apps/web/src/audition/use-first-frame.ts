import { useEffect, useRef, useState } from 'react';
import type { PaintedFrame } from '../player/film-screen.ts';
import type { Audition } from './audition-store.ts';

/** Names of measures in the page's performance timeline: from the key to a right frame of the film. */
export const FIRST_FRAME = 'takeboard:audition-first-frame';
/** … to the first frame after that: it moves. */
export const MOVES = 'takeboard:audition-moves';

/**
 * Measures how long an audition took from the key to the first right frame of the film on screen, and
 * until it moved. A poster or a still is no frame, and what was painted before it was asked for nobody
 * saw. The function it returns stays the same.
 */
export function useFirstFrame(now: Audition | null): (painted: PaintedFrame) => void {
  const askedAt = useRef<number>(undefined);
  useEffect(() => {
    askedAt.current = now?.askedAt;
  });
  const [onPainted] = useState(() => {
    let measured: number | undefined;
    let first = 0;
    let moved = true;
    return ({ exact, frame }: PaintedFrame) => {
      const start = askedAt.current;
      if (start === undefined || !exact) return;
      if (measured !== start) {
        measured = start;
        first = frame;
        moved = false;
        performance.measure(FIRST_FRAME, { start, end: performance.now() });
      } else if (!moved && frame !== first) {
        moved = true;
        performance.measure(MOVES, { start, end: performance.now() });
      }
    };
  });
  return onPainted;
}
