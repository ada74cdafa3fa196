import type { Shot } from './shot.ts';
import { compareSlots } from './slot.ts';
import type { Slot } from './slot.ts';

/** The shots of a board and where they stand in its main cut. */
export interface ShotLists {
  /** In the order of the cut, those without a slot last; without the bin. */
  readonly shots: readonly Shot[];
  /** The latest first. */
  readonly bin: readonly Shot[];
  /** In order, one for each of `shots` that has one. */
  readonly slots: readonly Slot[];
  /** By shot, those in the bin included. */
  readonly slotOf: ReadonlyMap<string, Slot>;
}

/** Lists what can be read. A list that is as it was before is the one from before. */
export function listShots(
  shots: readonly Shot[],
  stored: readonly Slot[],
  before: ShotLists | undefined,
): ShotLists {
  const slotOf = new Map<string, Slot>();
  // Both of two who gave a shot back its place did: the first of them holds.
  for (const slot of stored.toSorted(compareSlots)) {
    if (!slotOf.has(slot.shotId)) slotOf.set(slot.shotId, slot);
  }
  const place = new Map([...slotOf.keys()].map((shotId, at) => [shotId, at]));
  const placeOf = ({ id }: Shot) => place.get(id) ?? Infinity;
  const inOrder = shots
    .filter((shot) => shot.binned === null)
    .sort((a, b) => compare(placeOf(a), placeOf(b)) || compare(a.id, b.id));
  const bin = shots
    .filter((shot) => shot.binned !== null)
    .sort((a, b) => (b.binned?.at ?? 0) - (a.binned?.at ?? 0) || compare(a.id, b.id));
  const slots = inOrder.flatMap(({ id }) => slotOf.get(id) ?? []);
  return {
    shots: kept(before?.shots, inOrder),
    bin: kept(before?.bin, bin),
    slots: kept(before?.slots, slots),
    slotOf,
  };
}

const kept = <T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] =>
  before?.length === now.length && now.every((each, i) => each === before[i]) ? before : now;

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
