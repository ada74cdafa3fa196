import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { isEverything, readSaved } from './pool-filter.ts';
import { poolOf, usePool } from './pool-store.ts';
import { useSavedFilters } from './pool-queries.ts';
import classes from './pool.module.css';

const MOST_NAME = 80;

/** Filters I have kept under a name: used again, dropped, or a new one made of what is shown now. */
export function SavedFilters() {
  const pool = poolOf(useSession());
  const filter = usePool((state) => state.filter);
  const query = usePool((state) => state.query.trim());
  const { filters, keep, drop } = useSavedFilters();
  const [name, setName] = useState<string | null>(null);
  const worthKeeping = !isEverything(filter) || query !== '';
  if (filters.length === 0 && !worthKeeping) return null;

  const save = () => {
    const called = name?.trim() ?? '';
    if (called === '') return;
    keep.mutate({ name: called, filter: { ...filter, query } });
    setName(null);
  };
  return (
    <div className={classes.facet} role="group" aria-label="Saved filters">
      <h2 className={classes.facetHead}>
        <span className="tb-label">Saved</span>
      </h2>
      {filters.map((saved) => {
        const { filter: its, query: itsQuery } = readSaved(saved.filter);
        const pressed =
          JSON.stringify(its) === JSON.stringify(readSaved(filter).filter) && itsQuery === query;
        return (
          <div key={saved.id} className={classes.saved}>
            <button
              type="button"
              className={classes.choice}
              aria-pressed={pressed}
              title={saved.name}
              onClick={() => pool.set({ filter: its, query: itsQuery, typed: '' })}
            >
              <span className="tb-line">{saved.name}</span>
            </button>
            <button
              type="button"
              className={classes.drop}
              aria-label={`Delete the filter ${saved.name}`}
              title="Delete"
              onClick={() => drop.mutate(saved.id)}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </div>
        );
      })}
      {worthKeeping &&
        (name === null ? (
          <button type="button" className={classes.choice} onClick={() => setName('')}>
            <span className={classes.add}>
              <Plus size={13} aria-hidden="true" /> Save this filter
            </span>
          </button>
        ) : (
          <input
            className={classes.field}
            aria-label="Name of the filter"
            placeholder="Name, then Enter"
            maxLength={MOST_NAME}
            value={name}
            ref={(field) => field?.focus()}
            onChange={(event) => setName(event.currentTarget.value)}
            onBlur={() => name.trim() === '' && setName(null)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') save();
              if (event.key === 'Escape') setName(null);
            }}
          />
        ))}
    </div>
  );
}
