import type { Round, RoundShot } from '../choose/round-wire.ts';
import { pageAt } from './wall-pages.ts';

/** The takes that may be shown next: those of the next page, then the first ones of the next wall. */
export function upcomingTakes(
  { shots }: Pick<Round, 'shots'>,
  shot: Pick<RoundShot, 'shotId' | 'position' | 'takes'>,
  page: number,
): readonly string[] {
  const next = shots
    .filter(({ state, position }) => state === 'choosing' && position > shot.position)
    .toSorted((a, b) => a.position - b.position)[0];
  const takes = [...pageAt(shot.takes, page + 1), ...pageAt(next?.takes ?? [], 0)];
  return [...new Set(takes)];
}
