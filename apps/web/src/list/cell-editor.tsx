import type { Shot } from '@takeboard/storyboard';
import { DOMAINS, MAX_LABEL, MAX_TITLE, setShot } from '@takeboard/storyboard';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useSession } from '../live/use-session.tsx';
import { notBars, readBars, writeBars } from '../shot/bars.ts';
import { DOMAIN_WORDS } from '../shot/domain-words.ts';
import { tell } from '../shell/toast.ts';
import type { ColumnId } from './columns.ts';
import classes from './shot-list.module.css';

const NEXT: Partial<Record<ColumnId, ColumnId>> = { label: 'title', title: 'bars', bars: 'domain' };
const NAMES: Partial<Record<ColumnId, string>> = {
  label: 'Number',
  title: 'Title',
  bars: 'Length in bars',
  domain: 'About',
};

/** Edits one value in its cell: Enter or leaving keeps it, Esc leaves it, Tab goes on to the next. */
export function CellEditor({
  shot,
  column,
  typed,
  onDone,
  onNext,
}: {
  shot: Shot;
  column: ColumnId;
  typed: string | undefined;
  onDone: () => void;
  onNext: (column: ColumnId) => void;
}) {
  const { board, command } = useSession();
  const [draft, setDraft] = useState(typed ?? valueOf(shot, column));
  const finished = useRef(false);
  const label = `${NAMES[column]} of shot ${shot.label}`;

  const keep = (value: string) => {
    if (finished.current) return;
    finished.current = true;
    if (value.trim() === valueOf(shot, column)) return;
    if (column === 'label' && value.trim() !== '') {
      setShot(board, shot.id, { label: value }, command);
    }
    if (column === 'title') setShot(board, shot.id, { title: value.trim() }, command);
    if (column === 'domain') {
      setShot(board, shot.id, { domain: value as Shot['domain'] }, command);
    }
    if (column === 'bars') {
      const bars = readBars(value);
      if (bars === undefined) tell(notBars(value));
      else setShot(board, shot.id, { bars }, command);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLSelectElement>) => {
    event.stopPropagation();
    const next = NEXT[column];
    if (event.key === 'Escape') finished.current = true;
    else if (event.key === 'Tab' && next !== undefined && !event.shiftKey) {
      event.preventDefault();
      keep(draft);
      onNext(next);
      return;
    } else if (event.key !== 'Enter') return;
    event.preventDefault();
    keep(draft);
    onDone();
  };
  const common = {
    className: classes.editor,
    'aria-label': label,
    value: draft,
    ref: focusOnce,
    onKeyDown,
    onBlur: () => {
      const left = !finished.current;
      keep(draft);
      if (left) onDone();
    },
  };

  if (column === 'domain') {
    return (
      <select {...common} onChange={(event) => setDraft(event.currentTarget.value)}>
        {DOMAINS.map((domain) => (
          <option key={domain} value={domain}>
            {DOMAIN_WORDS[domain].name}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...common}
      maxLength={column === 'label' ? MAX_LABEL : column === 'title' ? MAX_TITLE : 16}
      onFocus={(event) => typed === undefined && event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}

function valueOf(shot: Shot, column: ColumnId): string {
  if (column === 'bars') return writeBars(shot.bars);
  return column === 'label' || column === 'title' || column === 'domain' ? shot[column] : '';
}

/** The editor stands where the person just pressed a key. */
const focusOnce = (field: HTMLElement | null) => field?.focus();
