import type { Board } from '@takeboard/storyboard';
import { atom } from 'tldraw';
import type { Signal } from 'tldraw';

/** The shots that are not in the bin, as a signal: cards of any other are hidden. */
export function watchShownShots(board: Board): {
  readonly shown: Signal<ReadonlySet<string>>;
  readonly stop: () => void;
} {
  const ids = () => new Set(board.shots().map(({ id }) => id));
  const shown = atom<ReadonlySet<string>>('shown shots', ids(), {
    isEqual: sameSet,
  });
  const stop = board.subscribe(() => shown.set(ids()));
  return { shown, stop };
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));
