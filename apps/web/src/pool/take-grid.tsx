import { useElementSize } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { DragEvent, MouseEvent, PointerEvent } from 'react';
import type { Decision, Take } from '../api/wire.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { NONE, extendTo, toggle } from '../list/list-selection.ts';
import { useSession } from '../live/use-session.tsx';
import { TakeTile } from '../takes/take-tile.tsx';
import type { ShortTakes } from '../takes/short-takes.ts';
import { shotOf } from '../takes/take-queries.ts';
import { layOut, tilesIn } from './grid-geometry.ts';
import { POOL_KEYS, onPoolKey } from './pool-keys.ts';
import type { PoolActions } from './pool-actions.ts';
import { poolOf, usePool } from './pool-store.ts';
import { startTakeDrag } from '../takes/take-drag.ts';
import { useLasso } from './use-lasso.ts';
import { useScrubbed } from './use-scrubbed.ts';
import classes from './pool.module.css';

const NO_IDS: ReadonlySet<string> = new Set();

/**
 * The takes side by side: an ARIA grid with one tab stop, of which only the rows in sight are in the
 * page. Clicking, Shift, Ctrl or ⌘, a box drawn from empty space and the arrows select.
 */
export function TakeGrid({
  takes,
  picks,
  short,
  actions,
  mayWrite,
  wished,
  phone,
  aspect,
  onSeen,
}: {
  takes: readonly Take[];
  picks: ReadonlyMap<string, Decision>;
  short: ShortTakes;
  actions: PoolActions;
  mayWrite: boolean;
  /** Wished width of a tile in pixels. */
  wished: number;
  phone: boolean;
  /** Width divided by height of a tile. */
  aspect: number;
  onSeen: (takeId: string) => void;
}) {
  useKeyHelp(POOL_KEYS);
  const session = useSession();
  const pool = poolOf(session);
  const active = usePool((state) => state.active);
  const selection = usePool((state) => state.selection);
  const isOpen = usePool((state) => state.open !== null);
  const { ref: sizeRef, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);

  const geometry = layOut(width, phone ? width / 2 : wished, aspect);
  const { columns, tileWidth, tileHeight, gap } = geometry;
  const size = useMemo(() => ({ width: 1000, height: Math.round(1000 / aspect) }), [aspect]);
  const order = useMemo(() => takes.map(({ id }) => id), [takes]);
  const at = active === null ? -1 : order.indexOf(active);
  const tabStop = Math.max(at, 0);
  const picked = useMemo(() => new Set([...picks.values()].map(({ takeId }) => takeId)), [picks]);

  // Only a compiler that memoizes would mind what it returns; there is none here.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: width > 0 ? Math.ceil(takes.length / columns) : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => tileHeight + gap,
    overscan: 3,
    // A scroll may wait for the next frame; to draw within each event costs frames.
    useFlushSync: false,
    rangeExtractor: (range) =>
      [
        ...new Set([
          ...defaultRangeExtractor(range),
          Math.min(Math.floor(tabStop / columns), range.count - 1),
        ]),
      ].sort((a, b) => a - b),
  });
  useLayoutEffect(() => rows.measure(), [rows, tileHeight, columns]);
  useLayoutEffect(() => {
    if (at >= 0 && takesFocus.current) {
      rows.scrollToIndex(Math.floor(at / columns), { align: 'auto' });
    }
  }, [rows, at, columns]);
  // Coming back from the large player, one stands on the take that was open last.
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen && at >= 0) {
      takesFocus.current = true;
      rows.scrollToIndex(Math.floor(at / columns), { align: 'auto' });
    }
    wasOpen.current = isOpen;
  }, [isOpen, rows, at, columns]);
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    const tile = content.current?.querySelector<HTMLElement>('[data-take][tabindex="0"]');
    if (tile?.dataset['take'] !== active) return;
    takesFocus.current = false;
    tile?.focus({ preventScroll: true });
  });

  const stand = (take: Take | undefined) => {
    if (take === undefined) return;
    pool.set({ active: take.id, typed: '', said: '' });
    const shot = shotOf(take, session.board);
    if (shot !== undefined) session.setLookingAt(shot.id);
  };
  const go = (index: number, extend: boolean) => {
    const take = takes[index];
    if (take === undefined) return;
    pool.set({ selection: extend ? extendTo(order, selection, active, take.id) : NONE });
    takesFocus.current = true;
    stand(take);
  };
  const open = (take: Take) => pool.set({ open: take.id, active: take.id });

  // The tiles are drawn anew only when something of theirs changes, so what they call never does.
  const press = (event: MouseEvent, take: Take) => {
    if (event.shiftKey) pool.set({ selection: extendTo(order, selection, active, take.id) });
    else if (event.ctrlKey || event.metaKey) {
      pool.set({ selection: toggle(selection, active, take.id) });
    } else pool.set({ selection: NONE });
    stand(take);
    if (phone) open(take);
  };
  const drag = (event: DragEvent, take: Take) => {
    if (!selection.ids.has(take.id)) {
      pool.set({ selection: NONE });
      stand(take);
    }
    startTakeDrag(
      event,
      selection.ids.has(take.id) ? order.filter((id) => selection.ids.has(id)) : [take.id],
    );
  };
  const latest = useRef({ press, drag, open });
  useEffect(() => {
    latest.current = { press, drag, open };
  });
  const onClick = useCallback(
    (event: MouseEvent<HTMLElement>, take: Take) => latest.current.press(event, take),
    [],
  );
  const onDragStart = useCallback(
    (event: DragEvent<HTMLElement>, take: Take) => latest.current.drag(event, take),
    [],
  );
  const onOpen = useCallback((take: Take) => latest.current.open(take), []);
  const scrubbed = useScrubbed(onSeen);

  const before = useRef(NO_IDS);
  const lasso = useLasso(content, {
    onStart: () => {
      before.current = selection.ids;
    },
    onBox(box, adds) {
      const inside = tilesIn(box, geometry, order.length).flatMap((i) => order[i] ?? []);
      const ids = new Set([...(adds ? before.current : []), ...inside]);
      pool.set({ selection: { anchor: inside[0] ?? null, ids }, active: inside.at(-1) ?? active });
    },
    onNothing: () => pool.set({ selection: NONE }),
  });

  return (
    <div
      ref={scroller}
      className={classes.grid}
      role="grid"
      tabIndex={-1}
      aria-label="Takes"
      aria-rowcount={Math.ceil(takes.length / columns)}
      aria-colcount={columns}
      aria-multiselectable="true"
      data-phone={phone || undefined}
      onKeyDown={(event) => {
        // Read as it is now: several keys may come before the page is drawn again.
        const { typed } = pool.get();
        onPoolKey(event, {
          at,
          count: takes.length,
          columns,
          rows: Math.max(
            1,
            Math.floor((scroller.current?.clientHeight ?? 0) / (tileHeight + gap)) - 1,
          ),
          hasSelection: selection.ids.size > 0,
          typed,
          go,
          open: () => takes[at] && open(takes[at]),
          toggle: () =>
            active !== null && pool.set({ selection: toggle(selection, active, active) }),
          selectAll: () =>
            pool.set({ selection: { anchor: order[0] ?? null, ids: new Set(order) } }),
          clearSelection: () => pool.set({ selection: NONE }),
          type: (next) => pool.set({ typed: next, said: '' }),
          fileTyped: keepFocus(actions.fileTyped),
          hide: actions.hide,
          pick: actions.pick,
          makeShots: () => void actions.makeShots(),
          unfile: keepFocus(() => actions.file(null)),
        });
      }}
      {...lasso.handlers}
      onPointerMove={(event: PointerEvent<HTMLDivElement>) => {
        scrubbed(event);
        lasso.handlers.onPointerMove(event);
      }}
    >
      <div ref={sizeRef} className={classes.rows} role="presentation">
        <div
          ref={content}
          role="rowgroup"
          style={{ height: rows.getTotalSize(), position: 'relative' }}
        >
          {rows.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 1}
              className={classes.row}
              style={{
                transform: `translateY(${start}px)`,
                gridTemplateColumns: `repeat(${columns}, ${tileWidth}px)`,
                gap,
                height: tileHeight,
              }}
            >
              {takes.slice(index * columns, (index + 1) * columns).map((take, i) => (
                <TakeTile
                  key={take.id}
                  take={take}
                  size={size}
                  role="gridcell"
                  selected={
                    selection.ids.size > 0 ? selection.ids.has(take.id) : take.id === active
                  }
                  picked={picked.has(take.id)}
                  short={short.get(take.id) ?? 0}
                  dimmed={take.hidden || take.hiddenByAll}
                  focusable={index * columns + i === tabStop}
                  draggable={mayWrite && !phone}
                  onClick={onClick}
                  onDragStart={onDragStart}
                  onOpen={onOpen}
                />
              ))}
            </div>
          ))}
          {lasso.box !== null && (
            <div
              className={classes.lasso}
              style={{
                left: lasso.box.left,
                top: lasso.box.top,
                width: lasso.box.right - lasso.box.left,
                height: lasso.box.bottom - lasso.box.top,
              }}
            />
          )}
        </div>
      </div>
    </div>
  );

  /** After it the keyboard stands on another take, and so must the focus. */
  function keepFocus(action: () => void) {
    return () => {
      takesFocus.current = true;
      action();
    };
  }
}
