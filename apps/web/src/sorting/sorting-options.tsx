import type { Shot } from '@takeboard/storyboard';
import { CornerDownLeft } from 'lucide-react';
import classes from './sorting.module.css';

/** A shot that the take may be filed under, and why. */
export interface SortingOption {
  readonly shot: Shot;
  readonly reasons: readonly string[];
}

/** The guesses, or what was found; the field above has the keys and says which one is active. */
export function SortingOptions({
  id,
  options,
  active,
  empty,
  onChoose,
}: {
  id: string;
  options: readonly SortingOption[];
  active: number;
  empty: string;
  onChoose: (index: number) => void;
}) {
  return (
    <>
      <div
        id={`${id}-options`}
        role="listbox"
        aria-label="Shots it may be"
        className={classes.options}
      >
        {options.map(({ shot, reasons }, i) => (
          // The keys of the options are the field's: it keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={shot.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={classes.option}
            onClick={() => onChoose(i)}
          >
            <span className={`${classes.label} tb-number`}>{shot.label}</span>
            <span className={`${classes.title} tb-line`}>{shot.title || 'Untitled shot'}</span>
            <span className={`${classes.reasons} tb-line`}>{reasons.join(' · ')}</span>
            {i === active && <CornerDownLeft size={13} aria-hidden="true" />}
          </div>
        ))}
      </div>
      {options.length === 0 && <p className={classes.empty}>{empty}</p>}
    </>
  );
}
