import { useDebouncedValue } from '@mantine/hooks';
import type { Shot } from '@takeboard/storyboard';
import { useMemo } from 'react';
import type { Take } from '../api/wire.ts';
import { useBoardValue, useSessionValue } from '../live/use-session.tsx';
import { useLikedTakes } from '../decisions/decision-queries.ts';
import { useShortTakes } from '../takes/short-takes.ts';
import type { ShortTakes } from '../takes/short-takes.ts';
import { useTakes } from '../takes/take-queries.ts';
import { findTakes, wordsOf } from './find-takes.ts';
import { countTakes, isIn } from './pool-filter.ts';
import type { PoolCounts, Standing } from './pool-filter.ts';
import { useTakeSearch } from './pool-queries.ts';
import { usePool } from './pool-store.ts';

/** What the pool shows now, and why it is no more than that. */
export interface PoolTakes {
  /** Every take of the board, in whatever state. */
  readonly all: readonly Take[];
  readonly byId: ReadonlyMap<string, Take>;
  /** Those that the filter and the search leave, in the order of the grid. */
  readonly shown: readonly Take[];
  /** How many the search finds when the filter is left out. */
  readonly foundAnywhere: number;
  readonly counts: PoolCounts;
  /** Those that are too short for the slots of their shots. */
  readonly short: ShortTakes;
  readonly shots: readonly Shot[];
  readonly loading: boolean;
  /** Whether the takes have come at all. */
  readonly known: boolean;
  readonly error: unknown;
  /** What was searched for in `shown`; it follows the field with a little delay. */
  readonly query: string;
  readonly searching: boolean;
  /** Why the server did not search: only what this page knows was looked through. */
  readonly searchError: unknown;
}

/** Milliseconds of not typing after which the server is asked. */
const SETTLED = 180;

export function usePoolTakes(): PoolTakes {
  const { all, byId, loading, error } = useTakes();
  const filter = usePool((state) => state.filter);
  const [typed] = useDebouncedValue(
    usePool((state) => state.query.trim()),
    SETTLED,
  );
  const shots = useBoardValue((board) => board.shots());
  const shotsById = useMemo(() => new Map(shots.map((shot) => [shot.id, shot])), [shots]);
  const search = useTakeSearch(typed);
  // Until the document is here nobody knows which shots there are: no take has lost its own.
  const loaded = useSessionValue((session) => session.loaded());
  const short = useShortTakes();
  const liked = useLikedTakes();
  const standing = useMemo<Standing>(
    () => ({
      isShot: (id) => !loaded || shotsById.has(id),
      isShort: (id) => short.has(id),
      isLiked: (id) => liked.has(id),
    }),
    [loaded, shotsById, short, liked],
  );

  const counts = useMemo(() => countTakes(all, standing), [all, standing]);
  const byServer = typed === '' ? undefined : search.data;
  const { shown, foundAnywhere } = useMemo(() => {
    const found = findTakes(all, wordsOf(typed), byServer, (id) => shotsById.get(id));
    return {
      shown: found.filter((take) => isIn(take, filter, standing)),
      foundAnywhere: found.filter(({ state }) => state === 'ready').length,
    };
  }, [all, typed, byServer, filter, shotsById, standing]);

  return {
    all,
    byId,
    shown,
    foundAnywhere,
    counts,
    short,
    shots,
    loading,
    known: !loading && (error === null || all.length > 0),
    error,
    query: typed,
    searching: typed !== '' && search.isFetching,
    searchError: typed === '' ? null : search.error,
  };
}
