import { useRef, useState } from 'react';
import type { AuditionRange } from '../audition/audition-range.ts';
import { useAuditionPlay } from '../audition/use-audition-play.ts';
import { usePlayhead } from '../player/use-playhead.ts';

/** Which finalist plays in the film now, and who chooses that. */
export interface DuelPlay {
  /** From 0; which of them has its turn, or is looked at. */
  readonly at: number;
  /** Chosen by somebody, so that it stays: null while they take turns. */
  readonly chosen: number | null;
  /** Whether the song is at their bars. */
  readonly isAtIt: boolean;
  choose(at: number | null): void;
  /** The one the pointer is on, for as long as it is. */
  point(at: number | null): void;
}

/**
 * Plays the bars around a slot round and round, with one finalist after the other in it: each has one
 * time round. One that is pointed at or chosen stays meanwhile. A null `range` plays nothing.
 */
export function useDuelPlay(range: AuditionRange | null, count: number): DuelPlay {
  const isAtIt = useAuditionPlay(range !== null, range);
  const [turn, setTurn] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const last = useRef<number | null>(null);
  const to = range?.to ?? 0;
  const from = range?.from ?? 0;
  usePlayhead((sample) => {
    if (!isAtIt) return;
    const before = last.current;
    last.current = sample;
    // Round again, and not a hand that went back a little.
    const wrapped = before !== null && sample < before && before - sample > (to - from) / 2;
    if (wrapped) setTurn((now) => (now + 1) % count);
  });
  return {
    at: Math.min(pointed ?? chosen ?? turn, count - 1),
    chosen,
    isAtIt,
    choose(at) {
      setChosen(at);
      if (at !== null) setTurn(at);
    },
    point: setPointed,
  };
}
