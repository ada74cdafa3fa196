import { useEffect, useRef, useState } from 'react';
import type { PaintedFrame } from '../player/film-screen.ts';
import type { Audition } from './audition-store.ts';

/** Names of what is measured, in the page's performance timeline. */
const MEASURES = {
  /** From the key to the first right frame of the film on screen. */
  first: 'takeboard:audition-first-frame',
  /** From the key until it moves. */
  moves: 'takeboard:audition-moves',
  /** From an arrow to the first right frame with the other take. */
  other: 'takeboard:audition-other-take',
} as const;

/**
 * Measures how long an audition lets people wait. A poster or a still is no frame, and what was painted
 * before it was asked for nobody saw. The function it returns stays the same.
 */
export function useFirstFrame(now: Audition | null): (painted: PaintedFrame) => void {
  const asked = useRef<Audition>(null);
  useEffect(() => {
    asked.current = now;
  });
  const [onPainted] = useState(() => {
    const told = (name: string, start: number) =>
      performance.measure(name, { start, end: performance.now() });
    let opened: number | undefined;
    let chosen: number | undefined;
    let first = 0;
    let hasMoved = true;
    return ({ exact, frame }: PaintedFrame) => {
      if (asked.current === null || !exact) return;
      const { askedAt, chosenAt } = asked.current;
      if (opened !== askedAt) {
        [opened, chosen, first, hasMoved] = [askedAt, askedAt, frame, false];
        told(MEASURES.first, askedAt);
      } else if (!hasMoved && frame !== first) {
        hasMoved = true;
        told(MEASURES.moves, askedAt);
      }
      if (chosen !== chosenAt) {
        chosen = chosenAt;
        told(MEASURES.other, chosenAt);
      }
    };
  });
  return onPainted;
}
