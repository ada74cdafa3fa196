import { useState } from 'react';
import type { Take } from '../api/wire.ts';
import { moveUp, sitDown, skip } from './sitting.ts';

/** One sitting of sorting: which take is on, and how far one is. */
export interface Sitting {
  readonly take: Take | undefined;
  readonly next: Take | undefined;
  /** From 1. */
  readonly place: number;
  /** All that were to be sorted since one sat down. */
  readonly of: number;
  skip(by: 1 | -1): void;
  has(takeId: string): boolean;
  /** Goes to a take of the list; nothing happens with any other. */
  show(takeId: string): void;
}

/** Goes through takes that vanish from the list as they are sorted. */
export function useSitting(takes: readonly Take[]): Sitting {
  const [seat, setSeat] = useState(() => sitDown(takes));
  const now = takes === seat.list ? seat : moveUp(seat, takes);
  if (now !== seat) setSeat(now);
  const { index, met } = now;
  return {
    take: takes[index],
    next: takes[index + 1] ?? takes[0],
    place: met.size - takes.length + index + 1,
    of: met.size,
    skip: (by) => setSeat(skip(now, by)),
    has: (takeId) => takes.some(({ id }) => id === takeId),
    show(takeId) {
      const to = takes.findIndex(({ id }) => id === takeId);
      if (to !== -1 && to !== index) setSeat(skip(now, to - index));
    },
  };
}
