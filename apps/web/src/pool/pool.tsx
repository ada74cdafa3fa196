import { useCallback, useEffect } from 'react';
import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { Sorting } from '../sorting/sorting.tsx';
import { useFullPrompt } from '../takes/full-prompt.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import { usePicks } from '../takes/take-queries.ts';
import { CancelRest, sayOnTheWay } from './cancel-rest.tsx';
import { NotReadyList } from './not-ready-list.tsx';
import { OpenTake } from './open-take.tsx';
import { PartChooser } from './part-chooser.tsx';
import { poolActions } from './pool-actions.ts';
import { PoolBar } from './pool-bar.tsx';
import { PoolEmpty } from './pool-empty.tsx';
import { PoolSidebar } from './pool-sidebar.tsx';
import { usualAspect } from './pool-filter.ts';
import { PoolSkeleton } from './pool-skeleton.tsx';
import { poolOf, usePool } from './pool-store.ts';
import { SearchField } from './search-field.tsx';
import { TakeGrid } from './take-grid.tsx';
import { usePoolTakes } from './use-pool-takes.ts';
import classes from './pool.module.css';

/**
 * All takes of the board: found, filtered, selected, filed. On a phone they are there to be watched.
 */
export function Pool({
  info,
  wished,
  onWished,
  phone = false,
}: {
  info: BoardInfo;
  /** Wished width of a tile in pixels. */
  wished: number;
  onWished: (pixels: number) => void;
  phone?: boolean;
}) {
  const session = useSession();
  const store = poolOf(session);
  const readOnly = useSessionValue((s) => s.readOnly());
  const actions = useTakeActions();
  const picks = usePicks();
  const pool = usePoolTakes();
  const openId = usePool((state) => state.open);
  const part = usePool((state) => state.filter.part);
  // Read again with every change of the selection.
  usePool((state) => state.selection);
  usePool((state) => state.active);
  const picture = useBoardValue((board) => board.picture());
  // Most pictures fill their tile; what the board is made for counts as long as there are none.
  const aspect =
    usualAspect(pool.counts) ?? (picture === undefined ? 16 / 9 : picture.width / picture.height);
  const fullPrompt = useFullPrompt();
  const mayWrite = !readOnly;
  const { shown, all, loading, error } = pool;
  const selected = poolActions({ session, pool: store, actions, shown, picks, fullPrompt });
  const seen = useCallback((takeId: string) => actions.markSeen([takeId]), [actions]);
  const open = openId === null ? undefined : pool.byId.get(openId);

  useEffect(() => () => store.set({ typed: '', said: '', open: null }), [store]);

  const grid = () => {
    if (loading) return <PoolSkeleton wished={wished} aspect={aspect} />;
    if (!pool.known) {
      return (
        <div className={classes.trouble}>
          <Trouble error={error} />
        </div>
      );
    }
    if (shown.length === 0) return <PoolEmpty pool={pool} mayWrite={mayWrite && !phone} />;
    if (part === 'not-ready') {
      return <NotReadyList takes={shown} info={info} actions={actions} mayWrite={mayWrite} />;
    }
    return (
      <TakeGrid
        takes={shown}
        picks={picks}
        short={pool.short}
        actions={selected}
        mayWrite={mayWrite}
        wished={wished}
        phone={phone}
        aspect={aspect}
        onSeen={seen}
      />
    );
  };

  return (
    <section
      className={classes.pool}
      aria-label="Pool"
      tabIndex={-1}
      data-phone={phone || undefined}
    >
      {phone ? (
        <div className={classes.searchBox}>
          <SearchField searching={pool.searching} />
          <PartChooser counts={pool.counts} known={pool.known} info={info} />
        </div>
      ) : (
        <PoolSidebar
          info={info}
          pool={pool}
          onFile={(takeIds, shotId) => mayWrite && void actions.fileTakes(takeIds, shotId)}
        />
      )}
      <div className={classes.main}>
        {part === 'without-shot' && mayWrite && !phone && <Sorting takes={shown} />}
        <div className={classes.gridBox}>{grid()}</div>
        {!phone && all.length > 0 && (
          <PoolBar
            shown={shown}
            chosen={part === 'not-ready' ? [] : selected.chosen()}
            actions={selected}
            shots={pool.shots}
            counts={pool.counts.shots}
            mayWrite={mayWrite}
            files={part === 'not-ready'}
            note={pool.searchError === null ? sayOnTheWay(all) : NOT_SEARCHED}
            ending={
              mayWrite && (
                <CancelRest all={all} onCancel={(takeIds) => void actions.cancelTakes(takeIds)} />
              )
            }
            wished={wished}
            onWished={onWished}
          />
        )}
      </div>
      {open !== undefined && (
        <OpenTake
          take={open}
          info={info}
          shown={shown}
          picks={picks}
          actions={actions}
          poolActions={selected}
          mayWrite={mayWrite && !phone}
          phone={phone}
          returnFocus={false}
        />
      )}
    </section>
  );
}

const NOT_SEARCHED =
  'The server could not be asked: only names, tools and shots were looked through.';
