import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Take } from '../api/wire.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { poolOf, usePool } from '../pool/pool-store.ts';
import { SortingTake } from './sorting-take.tsx';
import { useSitting } from './use-sitting.ts';
import classes from './sorting.module.css';

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
export function Sorting({ takes, onDone }: { takes: readonly Take[]; onDone: () => void }) {
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
  const now = sitting.take?.id;
  useEffect(() => {
    showing.current = sitting;
  });
  useEffect(() => {
    if (active !== null) showing.current.show(active);
  }, [active]);
  useEffect(() => {
    if (now === undefined) return;
    pool.set({ active: now });
    // Whoever sorts goes on typing; whoever is elsewhere on the page by now is left there.
    const { activeElement } = document;
    if (begins.current || activeElement === null || activeElement === document.body) {
      field.current?.focus();
    }
    begins.current = false;
  }, [pool, now]);
  if (sitting.take === undefined) {
    return sitting.of === 0 ? null : <AllSorted count={sitting.of} onDone={onDone} />;
  }
  return (
    <>
      <SortingTake
        key={sitting.take.id}
        take={sitting.take}
        unsorted={sorted}
        sitting={sitting}
        field={field}
        say={say}
      />
      <p className="tb-hidden" role="status">
        {said}
      </p>
    </>
  );
}

function AllSorted({ count, onDone }: { count: number; onDone: () => void }) {
  return (
    <section className={classes.done} aria-label="Sorting">
      <h2 className={classes.question} role="status">
        Every take has its shot
      </h2>
      <p>{count === 1 ? 'It was one.' : `They were ${count}.`} Undo takes back the last one.</p>
      <Button variant="default" onClick={onDone}>
        Show all takes
      </Button>
    </section>
  );
}
