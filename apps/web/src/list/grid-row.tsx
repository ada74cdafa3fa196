import type { Shot } from '@takeboard/storyboard';
import { memo } from 'react';
import type { DragEvent, MouseEvent } from 'react';
import type { Person } from '../live/people.ts';
import { AvatarStack } from '../people/avatar.tsx';
import { sayBars } from '../shot/bars.ts';
import { DOMAIN_WORDS } from '../shot/domain-words.ts';
import { StatusChip } from '../shot/status-chip.tsx';
import { useShotFacts } from '../shot/use-shot-facts.ts';
import { dropsOnShot } from '../uploads/drop-place.ts';
import { CellEditor } from './cell-editor.tsx';
import type { Column, ColumnId } from './columns.ts';
import classes from './shot-list.module.css';

export interface Editing {
  readonly shotId: string;
  readonly column: ColumnId;
  /** What was typed to begin: it replaces the old value. */
  readonly typed: string | undefined;
}

interface GridRowProps {
  shot: Shot;
  index: number;
  top: number;
  height: number;
  columns: readonly Column[];
  stacked: boolean;
  active: boolean;
  selected: boolean;
  /** The column with the grid's tab stop, when it is in this row. */
  tabColumn: ColumnId | null;
  editing: Editing | null;
  here: readonly Person[];
  readOnly: boolean;
  /** By its number the shot is dragged onto the song; undefined where there is none. */
  onDragStart: ((event: DragEvent) => void) | undefined;
  onPick: (column: ColumnId, event: MouseEvent) => void;
  onOpen: (column: ColumnId) => void;
  onStopEditing: () => void;
  onEditNext: (column: ColumnId) => void;
}

/** One shot as a row. */
export const GridRow = memo(
  function GridRow({ shot, index, top, height, columns, editing, ...row }: GridRowProps) {
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        aria-selected={row.selected}
        className={classes.row}
        data-active={row.active || undefined}
        data-shot={shot.label}
        {...dropsOnShot(shot.id)}
        style={{
          transform: `translateY(${top}px)`,
          height,
          position: 'absolute',
          inset: '0 0 auto',
        }}
      >
        {columns.map(({ id }, i) => (
          // The grid hears the keys of all its cells; the role is one of two.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <div
            key={id}
            role={id === 'title' ? 'rowheader' : 'gridcell'}
            aria-colindex={i + 1}
            aria-readonly={row.readOnly || id === 'status' || id === 'people' || undefined}
            tabIndex={row.tabColumn === id ? 0 : -1}
            data-column={id}
            className={classes.cell}
            draggable={id === 'label' && row.onDragStart !== undefined}
            onDragStart={row.onDragStart}
            onClick={(event) => row.onPick(id, event)}
            onDoubleClick={() => row.onOpen(id)}
          >
            {editing?.column === id ? (
              <CellEditor
                shot={shot}
                column={id}
                typed={editing.typed}
                onDone={row.onStopEditing}
                onNext={row.onEditNext}
              />
            ) : (
              <CellText shot={shot} column={id} stacked={row.stacked} here={row.here} />
            )}
          </div>
        ))}
      </div>
    );
  },
  (before, after) =>
    // The handlers are new at each drawing and always do the same.
    (Object.keys(after) as (keyof GridRowProps)[]).every(
      (key) =>
        before[key] === after[key] ||
        (key.startsWith('on') && (before[key] === undefined) === (after[key] === undefined)),
    ),
);

function CellText({
  shot,
  column,
  stacked,
  here,
}: {
  shot: Shot;
  column: ColumnId;
  stacked: boolean;
  here: readonly Person[];
}) {
  switch (column) {
    case 'label':
      return <span className="tb-number tb-line">{shot.label}</span>;
    case 'title':
      return (
        <span className={classes.titleCell}>
          <span
            className={`${classes.titleText} tb-line`}
            data-untitled={shot.title === '' || undefined}
            title={shot.title}
          >
            {shot.title || 'Untitled shot'}
          </span>
          {stacked && <span className={classes.under}>{shot.promptText || 'No prompt yet'}</span>}
        </span>
      );
    case 'prompt':
      return (
        <span className={`${classes.excerpt} tb-line`} title={shot.promptText}>
          {shot.promptText}
        </span>
      );
    case 'bars':
      return <span className={`${classes.quiet} tb-mono`}>{sayBars(shot.bars) ?? ''}</span>;
    case 'domain':
      return <span className={`${classes.quiet} tb-line`}>{DOMAIN_WORDS[shot.domain].short}</span>;
    case 'status':
      return <Status shotId={shot.id} />;
    case 'people': {
      const looking = here.filter(({ shotId }) => shotId === shot.id);
      return looking.length > 0 ? <AvatarStack people={looking} small /> : null;
    }
  }
}

function Status({ shotId }: { shotId: string }) {
  const { status, words } = useShotFacts(shotId);
  return <StatusChip status={status} words={words} />;
}
