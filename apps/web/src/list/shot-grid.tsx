import type { Shot } from '@takeboard/storyboard';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useKeyHelp } from '../commands/commands.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { startShotDrag } from '../timeline/edits/shot-drag.ts';
import type { Column, ColumnId } from './columns.ts';
import { GridRow } from './grid-row.tsx';
import type { Editing } from './grid-row.tsx';
import { onGridKey } from './grid-keys.ts';
import { NONE, extendTo, toggle } from './list-selection.ts';
import type { ListSelection } from './list-selection.ts';
import type { ListCommands } from './use-list-commands.ts';
import classes from './shot-list.module.css';

const KEYS = {
  group: 'Shot list',
  rows: [
    ['arrowup arrowdown', 'Another shot'],
    ['arrowleft arrowright', 'Another column'],
    ['enter', 'Edit the cell, or open the prompt'],
    ['f2', 'Rename the shot; in its title, just type'],
    ['n mod+enter', 'New shot below'],
    ['mod+d', 'Duplicate'],
    ['delete', 'Into the bin'],
    ['alt+arrowup alt+arrowdown', 'Move the shot'],
    ['shift+arrowup shift+arrowdown', 'Select several'],
    ['mod+a', 'Select all'],
    ['mod+v', 'Paste a shot list'],
  ],
} as const;

/** Pixels of the row of column names, which stays in sight. */
const HEAD = 32;

/**
 * The table itself: an ARIA grid with one tab stop. The active row is the shot the person looks at,
 * so it is the same on the canvas and on the timeline; rows out of sight are not in the page, the
 * active one always is.
 */
export function ShotGrid({
  shots,
  columns,
  loaded,
  readOnly,
  selection,
  onSelection,
  commands,
  onOpen,
  onPick,
}: {
  shots: readonly Shot[];
  columns: readonly Column[];
  loaded: boolean;
  readOnly: boolean;
  selection: ListSelection;
  onSelection: (selection: ListSelection) => void;
  commands: ListCommands;
  onOpen: () => void;
  onPick: (() => void) | undefined;
}) {
  useKeyHelp(KEYS);
  const session = useSession();
  const active = useSessionValue((s) => s.lookingAt());
  const people = useSessionValue((s) => s.people());
  const mayHang = useBoardValue((b) => b.song() !== null) && !readOnly;
  const scroller = useRef<HTMLDivElement>(null);
  const [column, setColumn] = useState<ColumnId>('label');
  const [editing, setEditing] = useState<Editing | null>(null);
  const takesFocus = useRef(false);

  const stacked = !columns.some(({ id }) => id === 'prompt');
  const head = stacked ? 0 : HEAD;
  const order = shots.map(({ id }) => id);
  const at = active === null ? -1 : order.indexOf(active);
  const tabRow = Math.max(at, 0);
  const tabColumn = columns.some(({ id }) => id === column) ? column : 'label';
  // Only a compiler that memoizes would mind what it returns; there is none here.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: loaded ? shots.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => (stacked ? 68 : 44),
    overscan: 12,
    scrollMargin: head,
    scrollPaddingStart: head,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(tabRow, range.count - 1)])].sort(
        (a, b) => a - b,
      ),
  });

  useLayoutEffect(() => rows.measure(), [rows, stacked]);
  useLayoutEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [rows, at]);
  useLayoutEffect(() => {
    if (!takesFocus.current || editing !== null) return;
    takesFocus.current = false;
    scroller.current
      ?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"], [role=rowheader][tabindex="0"]')
      ?.focus();
  });

  const go = (index: number, extend = false) => {
    const id = order[Math.min(order.length - 1, Math.max(0, index))];
    if (id === undefined) return;
    onSelection(extend ? extendTo(order, selection, active, id) : NONE);
    session.setLookingAt(id);
    takesFocus.current = true;
  };
  const step = (by: -1 | 1 | -99 | 99) => {
    const i = columns.findIndex(({ id }) => id === tabColumn);
    const next = columns[Math.min(columns.length - 1, Math.max(0, i + by))];
    if (next) setColumn(next.id);
    takesFocus.current = true;
  };
  const toggleOne = (id: string) => {
    const next = toggle(selection, active, id);
    onSelection(next);
    // The active shot is one of those selected, as long as there are any.
    session.setLookingAt(next.ids.has(id) ? id : ([...next.ids].at(-1) ?? id));
  };
  const edit = (id: string, cell: ColumnId, typed?: string) => {
    if (readOnly) return;
    setColumn(cell);
    setEditing({ shotId: id, column: cell, typed });
  };
  const stopEditing = () => {
    setEditing(null);
    takesFocus.current = true;
  };
  const addAndName = () => {
    const id = commands.addAfter();
    if (id !== undefined) edit(id, 'title');
  };

  return (
    <div
      ref={scroller}
      className={classes.grid}
      role="grid"
      tabIndex={-1}
      aria-label="Shots"
      aria-rowcount={loaded ? shots.length + 1 : -1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-readonly={readOnly}
      aria-busy={!loaded}
      data-stacked={stacked || undefined}
      style={{ '--columns': columns.map(({ width }) => width).join(' ') } as React.CSSProperties}
      onKeyDown={(event) => {
        if (editing !== null) return;
        onGridKey(event, {
          at: tabRow,
          count: shots.length,
          column: tabColumn,
          readOnly,
          pageSize: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 440) / 44) - 2),
          hasSelection: selection.ids.size > 0,
          go,
          step,
          edit: (cell, typed) => order[tabRow] !== undefined && edit(order[tabRow], cell, typed),
          open: () => {
            if (active === null) go(tabRow);
            onOpen();
          },
          toggle: () => order[tabRow] !== undefined && toggleOne(order[tabRow]),
          selectAll: () => onSelection({ anchor: order[0] ?? null, ids: new Set(order) }),
          clearSelection: () => onSelection(NONE),
          add: addAndName,
          run: (command) => {
            takesFocus.current = true;
            command(commands);
          },
        });
      }}
    >
      <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
        {columns.map(({ id, name }, i) => (
          <div key={id} role="columnheader" aria-colindex={i + 1} className="tb-label">
            {name}
          </div>
        ))}
      </div>
      {!loaded && <WaitingRows columns={columns} />}
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const shot = shots[index];
          if (shot === undefined) return null;
          const isActive = index === at;
          return (
            <GridRow
              key={shot.id}
              shot={shot}
              index={index}
              top={start - head}
              height={size}
              columns={columns}
              stacked={stacked}
              active={isActive}
              selected={selection.ids.size > 0 ? selection.ids.has(shot.id) : isActive}
              tabColumn={index === tabRow ? tabColumn : null}
              editing={editing?.shotId === shot.id ? editing : null}
              here={people}
              readOnly={readOnly}
              onDragStart={
                mayHang
                  ? (event) =>
                      startShotDrag(
                        event,
                        selection.ids.has(shot.id) ? commands.chosenIds : [shot.id],
                      )
                  : undefined
              }
              onPick={(cell, event) => {
                setColumn(cell);
                if (event.ctrlKey || event.metaKey) {
                  toggleOne(shot.id);
                  return;
                }
                onSelection(event.shiftKey ? extendTo(order, selection, active, shot.id) : NONE);
                session.setLookingAt(shot.id);
                onPick?.();
              }}
              onOpen={(cell) => (cell === 'title' && !stacked ? edit(shot.id, cell) : onOpen())}
              onStopEditing={stopEditing}
              onEditNext={(cell) => edit(shot.id, cell)}
            />
          );
        })}
      </div>
    </div>
  );
}

function WaitingRows({ columns }: { columns: readonly Column[] }) {
  return Array.from({ length: 8 }, (_, i) => (
    <div key={i} className={`${classes.row} ${classes.waiting}`} role="presentation">
      {columns.map(({ id }) => (
        <span key={id} className={id === 'people' ? '' : 'tb-skeleton'} />
      ))}
    </div>
  ));
}
