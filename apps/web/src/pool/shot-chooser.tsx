import type { Shot } from '@takeboard/storyboard';
import { useState } from 'react';
import { wordsOf } from './find-takes.ts';
import classes from './pool.module.css';

/**
 * The shots as a list that a few letters make short; the one chosen is pressed. Enter in the field
 * takes the first.
 */
export function ShotChooser({
  shots,
  counts,
  chosen,
  label,
  onChoose,
  takesFocus = false,
}: {
  shots: readonly Shot[];
  /** How many takes each has. */
  counts: ReadonlyMap<string, number>;
  chosen: string | null;
  label: string;
  onChoose: (shotId: string) => void;
  /** Opened to be typed into at once. */
  takesFocus?: boolean;
}) {
  const [query, setQuery] = useState('');
  const words = wordsOf(query);
  const found = shots
    .filter(({ label: number, title }) => {
      const said = `${number} ${title}`.toLowerCase();
      return words.every((word) => said.includes(word));
    })
    // Whoever types 2 means shot 2 before 12.
    .sort((a, b) => Number(startsWith(b, words)) - Number(startsWith(a, words)));
  return (
    <div className={classes.chooser}>
      <input
        className={classes.field}
        type="search"
        placeholder="Number or title"
        aria-label={label}
        value={query}
        data-autofocus={takesFocus || undefined}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || first === undefined || query.trim() === '') return;
          event.preventDefault();
          onChoose(first.id);
          setQuery('');
        }}
      />
      <div className={classes.chooserList} role="group" aria-label={label}>
        {found.map((shot) => (
          <button
            key={shot.id}
            type="button"
            className={classes.choice}
            aria-pressed={shot.id === chosen}
            data-shot-id={shot.id}
            title={shot.title}
            onClick={() => onChoose(shot.id)}
          >
            <span className={`${classes.choiceNumber} tb-number`}>{shot.label}</span>
            <span className="tb-line">{shot.title || 'Untitled shot'}</span>
            <span className={classes.count}>{counts.get(shot.id) ?? 0}</span>
          </button>
        ))}
        {found.length === 0 && (
          <p className={classes.none}>
            {shots.length === 0
              ? 'There are no shots yet.'
              : `No shot is called “${query.trim()}”.`}
          </p>
        )}
      </div>
    </div>
  );
}

const startsWith = (shot: Shot, [first]: readonly string[]): boolean =>
  first !== undefined && shot.label.toLowerCase() === first;
