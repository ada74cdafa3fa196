import { useEffect, useMemo, useRef, useState } from 'react';
import type { Take } from '../api/wire.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { poolOf, usePool } from '../pool/pool-store.ts';
import { SortingTake } from './sorting-take.tsx';
import { useSitting } from './use-sitting.ts';

const KEYS = {
  group: 'Sorting',
  rows: [
    ['enter', 'File it under the chosen shot'],
    ['arrowup arrowdown', 'Another guess'],
    ['0 … 9', 'The number of a shot; / for its title'],
    ['b', 'Take its batch along'],
    ['s', 'A new shot from it'],
    ['h', 'Hide it for me'],
    ['space', 'Play or stop'],
    ['arrowright arrowleft', 'Skip it, or go back'],
    ['mod+z', 'Undo'],
  ],
} as const;

/**
 * Gives takes without a shot theirs, one after the other, by keyboard: the take plays, guesses stand
 * beside it with their reasons, Enter files it and the next one plays.
 */
export function Sorting({ takes }: { takes: readonly Take[] }) {
  useKeyHelp(KEYS);
  const sorted = useMemo(
    () => takes.filter(({ state, hidden }) => state === 'ready' && !hidden),
    [takes],
  );
  const sitting = useSitting(sorted);
  const [said, say] = useState('');
  /** Somebody has just asked to sort. */
  const begins = useRef(true);
  const field = useRef<HTMLInputElement>(null);
  // The grid below frames the take that plays, and pressing another one there plays that.
  const pool = poolOf(useSession());
  const active = usePool((state) => state.active);
  const showing = useRef(sitting);
  const agreed = useRef<{ active: string | null; now: string | undefined }>(undefined);
  const now = sitting.take?.id;
  useEffect(() => {
    showing.current = sitting;
  });
  useEffect(() => {
    if (now === undefined) return;
    // When both have moved the grid is right; it could go on for ever otherwise.
    const pressed = active !== agreed.current?.active && active !== null && active !== now;
    agreed.current = { active, now };
    if (pressed && showing.current.has(active)) showing.current.show(active);
    else {
      agreed.current.active = now;
      pool.set({ active: now });
    }
  }, [pool, active, now]);
  useEffect(() => {
    if (now === undefined) return;
    // Whoever sorts goes on typing; whoever is elsewhere on the page by now is left there.
    const { activeElement } = document;
    if (begins.current || activeElement === null || activeElement === document.body) {
      field.current?.focus();
    }
    begins.current = false;
  }, [now]);
  const { take, of } = sitting;
  return (
    <>
      {take !== undefined && (
        <SortingTake
          key={take.id}
          take={take}
          unsorted={sorted}
          sitting={sitting}
          field={field}
          say={say}
        />
      )}
      <p className="tb-hidden" role="status">
        {said} {take === undefined && of > 0 && 'That was the last one. Undo takes it back.'}
      </p>
    </>
  );
}
