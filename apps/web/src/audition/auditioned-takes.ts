import type { Take } from '../api/wire.ts';
import { useTakes } from '../takes/take-queries.ts';
import type { TakesOfShot } from '../takes/take-queries.ts';
import { useAudition } from './audition-store.ts';

/** The takes one goes through by arrows from that one: those of the wall on screen, else of its shot. */
export function useAuditionedTakes(take: Take | undefined): readonly Take[] {
  const { byId, byShot } = useTakes();
  const wall = useAudition((store) => store.wall());
  if (take === undefined) return NONE;
  if (wall?.takes.includes(take.id)) {
    return wall.takes.flatMap((id) => {
      const one = byId.get(id);
      return one?.state === 'ready' ? [one] : [];
    });
  }
  return auditionedTakes(take, byShot);
}

const NONE: readonly Take[] = [];

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
