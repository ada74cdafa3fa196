import { X } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { EVERYTHING, isEverything, narrow } from './pool-filter.ts';
import type { PoolFilter } from './pool-filter.ts';
import { partsOf } from './parts-of.ts';
import { poolOf, usePool } from './pool-store.ts';
import { SavedFilters } from './saved-filters.tsx';
import { SearchField } from './search-field.tsx';
import { ShotChooser } from './shot-chooser.tsx';
import { shotDropHandlers } from './drop-on-shot.ts';
import type { PoolTakes } from './use-pool-takes.ts';
import classes from './pool.module.css';

/** The left column: what is looked for, and which takes are shown. */
export function PoolSidebar({
  info,
  pool: { counts, shots, all, searching, known },
  onFile,
}: {
  info: BoardInfo;
  pool: PoolTakes;
  /** Takes were dropped on a shot. */
  onFile: (takeIds: readonly string[], shotId: string) => void;
}) {
  const store = poolOf(useSession());
  const filter = usePool((state) => state.filter);
  const hasSong = useBoardValue((board) => board.song() !== null);
  const by = (change: Partial<PoolFilter>) =>
    store.set({ filter: narrow(store.get().filter, change), typed: '', said: '' });
  const names = new Map(info.members.map(({ userId, name }) => [userId, name]));
  const facet = (
    name: string,
    field: 'madeWith' | 'madeBy' | 'shape',
    of: ReadonlyMap<string, number>,
    say: (value: string) => string,
  ) =>
    of.size > 0 && (
      <Facet name={name}>
        {[...of]
          .sort(([, a], [, b]) => b - a)
          .map(([value, takes]) => (
            <Choice
              key={value}
              name={say(value)}
              takes={takes}
              pressed={filter[field] === value}
              onPress={() => by({ [field]: filter[field] === value ? null : value })}
            />
          ))}
      </Facet>
    );

  return (
    <aside className={classes.sidebar} aria-label="Which takes">
      <div className={classes.searchBox}>
        <SearchField searching={searching} />
      </div>
      <Facet name="Takes" takes={known ? counts.parts.all : undefined}>
        {partsOf(counts, info, hasSong).map(({ part, name, takes, bad }) => (
          <Choice
            key={part}
            name={name}
            takes={known ? takes : undefined}
            bad={bad ?? false}
            pressed={filter.part === part}
            onPress={() => by({ part })}
          />
        ))}
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={filter.withoutHidden}
            onChange={(event) => by({ withoutHidden: event.currentTarget.checked })}
          />
          Leave out hidden ones
        </label>
      </Facet>
      {all.length > 0 && (
        <>
          <Facet name="Shot" onDropTakes={onFile}>
            <ShotChooser
              shots={shots}
              counts={counts.shots}
              chosen={filter.shotId}
              label="Takes of one shot"
              onChoose={(shotId) => by({ shotId: filter.shotId === shotId ? null : shotId })}
            />
          </Facet>
          {facet('Made with', 'madeWith', counts.madeWith, (tool) => tool || 'Imported')}
          {facet('Made by', 'madeBy', counts.madeBy, (id) => names.get(id) ?? 'Somebody who left')}
          {facet('Shape', 'shape', counts.shapes, (shape) => shape)}
        </>
      )}
      <SavedFilters />
      {!isEverything(filter) && (
        <button
          type="button"
          className={classes.clear}
          onClick={() => store.set({ filter: EVERYTHING })}
        >
          <X size={13} aria-hidden="true" /> Show everything again
        </button>
      )}
    </aside>
  );
}

function Facet({
  name,
  takes,
  children,
  onDropTakes,
}: {
  name: string;
  takes?: number | undefined;
  children: ReactNode;
  onDropTakes?: (takeIds: readonly string[], shotId: string) => void;
}) {
  const id = useId();
  return (
    <div
      className={classes.facet}
      role="group"
      aria-labelledby={id}
      {...(onDropTakes === undefined ? {} : shotDropHandlers(onDropTakes))}
    >
      <h2 className={classes.facetHead}>
        <span id={id} className="tb-label">
          {name}
        </span>
        {takes !== undefined && <span className={classes.count}>{takes}</span>}
      </h2>
      {children}
    </div>
  );
}

function Choice({
  name,
  takes,
  pressed,
  bad = false,
  onPress,
}: {
  name: string;
  /** How many; undefined while nobody knows. */
  takes: number | undefined;
  pressed: boolean;
  bad?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={classes.choice}
      aria-pressed={pressed}
      data-bad={bad || undefined}
      title={name}
      onClick={onPress}
    >
      <span className="tb-line">{name}</span>
      <span className={classes.count}>{takes}</span>
    </button>
  );
}
