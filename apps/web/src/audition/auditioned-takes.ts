import type { Take } from '../api/wire.ts';
import type { TakesOfShot } from '../takes/take-queries.ts';

/** The takes one goes through by arrows: those shown of the shot, oldest first, and the one one is at. */
export function auditionedTakes(
  take: Take,
  byShot: ReadonlyMap<string, TakesOfShot>,
): readonly Take[] {
  const ofShot = take.shotId === null ? undefined : byShot.get(take.shotId);
  if (ofShot === undefined) return [take];
  const shown = new Set(ofShot.takes);
  return ofShot.all.filter((one) => shown.has(one) || one.id === take.id);
}
