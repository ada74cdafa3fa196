import { useRef } from 'react';
import { useCommands } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { poolOf, usePool } from './pool-store.ts';
import classes from './pool.module.css';

/** What is searched for: names, prompts, tools, notes, and the shots takes belong to. */
export function SearchField({ searching }: { searching: boolean }) {
  const pool = poolOf(useSession());
  const query = usePool((state) => state.query);
  const field = useRef<HTMLInputElement>(null);
  useCommands(() => [
    {
      id: 'search takes',
      group: 'Takes',
      label: 'Search the takes',
      words: 'find',
      keys: '/',
      run: () => field.current?.select(),
    },
  ]);
  return (
    <input
      ref={field}
      className={classes.search}
      type="search"
      placeholder="Search the takes"
      title="Names, folders, prompts, tools, notes, and their shots"
      aria-label="Search the takes"
      aria-busy={searching}
      value={query}
      onChange={(event) => pool.set({ query: event.currentTarget.value, typed: '' })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && query !== '') {
          event.preventDefault();
          pool.set({ query: '' });
        } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          document.querySelector<HTMLElement>('[role=grid] [data-take][tabindex="0"]')?.focus();
        }
      }}
    />
  );
}
