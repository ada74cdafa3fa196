import { useState } from 'react';
import type { Take } from '../api/wire.ts';

/** One sitting of sorting: which take is on, and how far one is. */
export interface Sitting {
  readonly take: Take | undefined;
  readonly next: Take | undefined;
  /** From 1. */
  readonly place: number;
  /** All that were to be sorted since one sat down. */
  readonly of: number;
  skip(by: 1 | -1): void;
  /** Goes to a take of the list; nothing happens with any other. */
  show(takeId: string): void;
}

/**
 * Goes through takes that vanish from the list as they are sorted. What is skipped stays in its
 * place; what comes back by undo is shown at once.
 */
export function useSitting(takes: readonly Take[]): Sitting {
  const [at, setAt] = useState<{
    readonly takes: readonly Take[];
    readonly id: string | null;
    readonly index: number;
    readonly met: ReadonlySet<string>;
  }>(() => ({
    takes,
    id: takes[0]?.id ?? null,
    index: 0,
    met: new Set(takes.map(({ id }) => id)),
  }));

  let now = at;
  if (takes !== at.takes) {
    const before = new Set(at.takes.map(({ id }) => id));
    // One that was here before and is again: somebody took back what was done with it.
    const back = takes.find(({ id }) => at.met.has(id) && !before.has(id));
    const still = takes.findIndex(({ id }) => id === at.id);
    const index =
      back !== undefined
        ? takes.indexOf(back)
        : still === -1
          ? Math.max(0, Math.min(at.index, takes.length - 1))
          : still;
    now = {
      takes,
      id: takes[index]?.id ?? null,
      index,
      met: new Set([...at.met, ...takes.map(({ id }) => id)]),
    };
    setAt(now);
  }
  const { index, met } = now;
  const go = (to: number) => {
    const next = (to + takes.length) % Math.max(1, takes.length);
    setAt({ ...now, index: next, id: takes[next]?.id ?? null });
  };
  return {
    take: takes[index],
    next: takes[index + 1] ?? takes[0],
    place: met.size - takes.length + index + 1,
    of: met.size,
    skip: (by) => go(index + by),
    show(takeId) {
      const to = takes.findIndex(({ id }) => id === takeId);
      if (to !== -1 && to !== index) go(to);
    },
  };
}
