import { createHash } from 'node:crypto';

/** What the order of a wall depends on besides the lot: what I did with a take before the round opened. */
export interface SeenBefore {
  readonly seen: boolean;
  readonly hidden: boolean;
}

/**
 * The takes of a wall in one voter's own order: what they had not seen first, what they had hidden
 * last, each group by lot. The lot is drawn from ids alone: it is the same on all of a person's
 * devices, another one for every person, and says nothing of anybody's marks.
 */
export const myOrder = (
  wall: { readonly roundId: string; readonly shotId: string; readonly userId: string },
  takes: readonly string[],
  before: ReadonlyMap<string, SeenBefore>,
): string[] => {
  const places = new Map(
    takes.map((takeId) => {
      const { seen = false, hidden = false } = before.get(takeId) ?? {};
      const group = hidden ? 2 : seen ? 1 : 0;
      return [
        takeId,
        `${group}${lotOf(`${wall.roundId} ${wall.shotId} ${wall.userId} ${takeId}`)}`,
      ];
    }),
  );
  const placeOf = (takeId: string): string => places.get(takeId) ?? '';
  return takes.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
};

const lotOf = (seed: string): string => createHash('sha256').update(seed).digest('hex');
