import { useEffect, useState } from 'react';

/**
 * How many `<video>` elements may be alive at once. A browser keeps a decoder and buffers for each;
 * with a hundred of them a page of takes stops answering.
 */
export interface VideoBudget {
  /**
   * Takes a place for a video. When all are taken, whoever has held one longest loses it and hears of
   * that at once, before the newcomer has it. Returns what gives the place back.
   */
  claim(onLost: () => void): () => void;
  /** How many places are taken. */
  held(): number;
}

export function newVideoBudget(most: number): VideoBudget {
  // A Set keeps the order in which places were taken.
  const places = new Set<{ readonly onLost: () => void }>();
  return {
    claim(onLost) {
      const [oldest] = places;
      if (oldest !== undefined && places.size >= most) {
        places.delete(oldest);
        oldest.onLost();
      }
      const place = { onLost };
      places.add(place);
      return () => void places.delete(place);
    },
    held: () => places.size,
  };
}

const MOST_ON_A_PAGE = 12;
const onThisPage = newVideoBudget(MOST_ON_A_PAGE);

/**
 * Whether the caller may have its `<video>` now. It may as soon as it wants one, until that many
 * others have wanted one since; `again` then asks once more.
 */
export function useVideoPlace(
  wanted: boolean,
  budget: VideoBudget = onThisPage,
): { readonly held: boolean; readonly again: () => void } {
  const [held, setHeld] = useState(false);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!wanted || lost) return;
    const giveBack = budget.claim(() => {
      setHeld(false);
      setLost(true);
    });
    // Drawn together with the loss of whoever had to go: there is never one too many.
    // oxlint-disable-next-line react/set-state-in-effect -- a place is held from here on, not before
    setHeld(true);
    return () => {
      giveBack();
      setHeld(false);
    };
  }, [wanted, lost, budget]);
  return { held, again: () => setLost(false) };
}
