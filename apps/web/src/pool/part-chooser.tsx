import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { partsOf } from './parts-of.ts';
import { PARTS, narrow } from './pool-filter.ts';
import type { PoolCounts } from './pool-filter.ts';
import { poolOf, usePool } from './pool-store.ts';
import classes from './pool.module.css';

/** The parts of the pool where there is no room for the left column: the phone's own chooser. */
export function PartChooser({
  counts,
  known,
  info,
}: {
  counts: PoolCounts;
  /** Without it nobody can say how many there are. */
  known: boolean;
  info: BoardInfo;
}) {
  const store = poolOf(useSession());
  const part = usePool((state) => state.filter.part);
  const hasSong = useBoardValue((board) => board.song() !== null);
  return (
    <select
      className={classes.part}
      aria-label="Which takes"
      value={part}
      onChange={({ currentTarget: { value } }) => {
        const chosen = PARTS.find((one) => one === value);
        if (chosen !== undefined) {
          store.set({ filter: narrow(store.get().filter, { part: chosen }), typed: '', said: '' });
        }
      }}
    >
      {partsOf(counts, info, hasSong).map(({ part: one, name, takes }) => (
        <option key={one} value={one}>
          {known ? `${name} · ${takes}` : name}
        </option>
      ))}
    </select>
  );
}
