/** Where somebody is who goes through a list that shrinks as they sort it. */
export interface Seat<T extends { readonly id: string }> {
  readonly list: readonly T[];
  /** What is on now; null when the list is empty. */
  readonly id: string | null;
  readonly index: number;
  /** All that were on the list since one sat down. */
  readonly met: ReadonlySet<string>;
}

export const sitDown = <T extends { readonly id: string }>(list: readonly T[]): Seat<T> => ({
  list,
  id: list[0]?.id ?? null,
  index: 0,
  met: new Set(list.map(({ id }) => id)),
});

/**
 * The seat when the list has changed: what was on stays on; when it is gone, what came behind it is;
 * what was sorted and is back, by undo, is on at once.
 */
export function moveUp<T extends { readonly id: string }>(
  seat: Seat<T>,
  list: readonly T[],
): Seat<T> {
  const before = new Set(seat.list.map(({ id }) => id));
  const back = list.findIndex(({ id }) => seat.met.has(id) && !before.has(id));
  const still = list.findIndex(({ id }) => id === seat.id);
  const index =
    back !== -1 ? back : still !== -1 ? still : Math.max(0, Math.min(seat.index, list.length - 1));
  return {
    list,
    id: list[index]?.id ?? null,
    index,
    met: new Set([...seat.met, ...list.map(({ id }) => id)]),
  };
}

/** Goes on or back without sorting; behind the last comes the first. */
export function skip<T extends { readonly id: string }>(seat: Seat<T>, by: number): Seat<T> {
  const { list } = seat;
  const index = (seat.index + by + list.length) % Math.max(1, list.length);
  return { ...seat, index, id: list[index]?.id ?? null };
}
