import { useCallback, useMemo, useState } from 'react';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { useSession } from '../live/use-session.tsx';
import { addSeen, outcomeKey, readSeen, seenAtFirst, unseenOutcomes } from './reveal-queue.ts';
import type { SeenOutcomes } from './reveal-queue.ts';

/** The outcomes of a round that somebody has not looked at yet. */
export interface RevealQueue {
  /** The one to look at now; null when there is none. */
  readonly next: RoundShot | null;
  /** How many there are, that one included. */
  readonly waiting: number;
  /** It was looked at: it does not come again, not after a reload either. */
  seen(shot: RoundShot): void;
  /** So were all of them. */
  seenAll(): void;
}

/** What I have not looked at yet, as this computer remembers it. */
export function useRevealQueue(round: Round): RevealQueue {
  const { me } = useSession();
  const place = `takeboard:revealed:${me.userId}`;
  const [all, setAll] = useState<SeenOutcomes>(() => read(place));
  // What stands when a round is first met here is decided once, not at each of its events.
  const known = all[round.id];
  if (known === undefined) setAll(addSeen(all, round.id, seenAtFirst(round)));

  const unseen = useMemo(
    () => unseenOutcomes(round, new Set(known ?? seenAtFirst(round))),
    [round, known],
  );
  const add = useCallback(
    (shots: readonly RoundShot[]) =>
      setAll((before) => {
        const next = addSeen(before, round.id, shots.map(outcomeKey));
        store(place, next);
        return next;
      }),
    [place, round.id],
  );
  return {
    next: unseen[0] ?? null,
    waiting: unseen.length,
    seen: (shot) => add([shot]),
    seenAll: () => add(unseen),
  };
}

function read(place: string): SeenOutcomes {
  try {
    return readSeen(localStorage.getItem(place));
  } catch {
    return {};
  }
}

function store(place: string, seen: SeenOutcomes): void {
  try {
    localStorage.setItem(place, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing shows what was revealed once more after a reload.
  }
}
