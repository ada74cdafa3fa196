import { setGrid } from '@takeboard/storyboard';
import type { Grid } from '@takeboard/editorial';
import { useState } from 'react';
import { useSession } from '../live/use-session.tsx';

/** What came of the last correction, as a sentence. */
interface Told {
  readonly bad: boolean;
  readonly sentence: string;
}

/**
 * Corrects the grid of the board's song: each is one undo step, seen by everybody at once, and what
 * hangs on the song keeps its sound. What makes no grid changes nothing and is told.
 */
export function useCorrect() {
  const session = useSession();
  const [told, setTold] = useState<Told | null>(null);
  const correct = (
    make: (grid: Grid | null) => Grid,
    says: (grid: Grid) => string,
    sections: readonly { readonly tick: number; readonly name: string }[] = [],
  ): boolean => {
    const tell = (bad: boolean, sentence: string) => {
      setTold({ bad, sentence });
      return !bad;
    };
    const refused = session.readOnlyReason();
    if (refused !== null) return tell(true, refused);
    try {
      const grid = make(session.board.song()?.grid ?? null);
      const why = setGrid(session.board, grid, session.command, sections);
      return tell(why !== null, why ?? says(grid));
    } catch (error) {
      // The grid's own words for what cannot be one.
      if (error instanceof RangeError) return tell(true, error.message);
      throw error;
    }
  };
  return { correct, told };
}

export type Correct = ReturnType<typeof useCorrect>['correct'];
