import { useCallback, useMemo, useState } from 'react';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { useSession } from '../live/use-session.tsx';
import { addSeen, outcomeKey, readSeen, seenAtFirst, unseenOutcomes } from './reveal-queue.ts';
import type { SeenOutcomes } from './reveal-queue.ts';

/** The outcomes of a round that somebody has not looked at yet. */
export interface RevealQueue {
  /** The one to look at now; null when there is none, or while they wait. */
  readonly next: RoundShot | null;
  /** How many there are, that one included. */
  readonly waiting: number;
  /** It was looked at: it does not come again, not after a reload either. */
  seen(shot: RoundShot): void;
  /** So were all of them. */
  seenAll(): void;
  /** Looks at them now instead of after the shot one is at. */
  look(): void;
}

/**
 * What I have not looked at yet, as this computer remembers it. In a round at everybody's own pace
 * somebody who is `at` a shot is not torn away from it: what comes out meanwhile waits until the next.
 */
export function useRevealQueue(round: Round, at: string | null = null): RevealQueue {
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
  const [shown, setShown] = useState({ at, open: unseen.length > 0 });
  const isFree = round.pace === 'live' || at === null || at !== shown.at;
  const open = unseen.length > 0 && (shown.open || isFree);
  if (open !== shown.open || at !== shown.at) setShown({ at, open });
  return {
    next: open ? (unseen[0] ?? null) : null,
    waiting: unseen.length,
    seen: (shot) => add([shot]),
    seenAll: () => add(unseen),
    look: () => setShown({ at, open: true }),
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
