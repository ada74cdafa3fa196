import type { KeyboardEvent } from 'react';
import { matchesHotkey } from '../commands/hotkey.ts';

/** What the keys of the grid need to know and can do. */
export interface PoolKeys {
  /** Where the keyboard stands, from 0; -1 for nowhere yet. */
  readonly at: number;
  readonly count: number;
  readonly columns: number;
  /** Rows that are in sight. */
  readonly rows: number;
  readonly hasSelection: boolean;
  /** A shot's number as far as it is typed. */
  readonly typed: string;
  go(index: number, extend: boolean): void;
  open(): void;
  toggle(): void;
  selectAll(): void;
  clearSelection(): void;
  type(typed: string): void;
  fileTyped(): void;
  hide(): void;
  pick(): void;
  makeShots(): void;
  unfile(): void;
}

/** For the sheet of keys. */
export const POOL_KEYS = {
  group: 'Takes',
  rows: [
    ['arrowup arrowdown arrowleft arrowright', 'Another take'],
    ['shift+arrowright shift+arrowdown', 'Select several; with the pointer Shift, Ctrl or a box'],
    ['shift+space', 'Select one more, or one less'],
    ['mod+a', 'Select all that are shown'],
    ['enter', 'Open it'],
    ['2 3 enter', 'File under shot 23'],
    ['u', 'Take out of its shot'],
    ['h', 'Hide for me, or show again'],
    ['p', 'Pick for its shot'],
    ['s', 'Make shots from what is selected'],
    [', .', 'Scrub'],
  ],
} as const;

/** Longer than any number of a shot. */
const MOST_TYPED = 12;

/** Turns a key press in the grid into what it means; keys of no meaning here are left alone. */
export function onPoolKey(event: KeyboardEvent, keys: PoolKeys): void {
  const action =
    typing(event.nativeEvent, keys) ??
    moving(event.nativeEvent, keys) ??
    doing(event.nativeEvent, keys);
  if (action === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

type Action = () => void;
type Press = KeyboardEvent['nativeEvent'];

/** Numbers are typed as they come; once one is begun letters belong to it, as in `23A`. */
function typing(press: Press, keys: PoolKeys): Action | undefined {
  const { typed } = keys;
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (/^[0-9]$/u.test(press.key) || (typed !== '' && /^[a-z0-9.]$/iu.test(press.key))) {
    return () => keys.type(`${typed}${press.key}`.slice(0, MOST_TYPED));
  }
  if (typed === '') return undefined;
  if (press.key === 'Enter') return keys.fileTyped;
  if (press.key === 'Backspace') return () => keys.type(typed.slice(0, -1));
  if (press.key === 'Escape') return () => keys.type('');
  return undefined;
}

function moving(press: Press, { at, count, columns, rows, go }: PoolKeys): Action | undefined {
  if (count === 0) return undefined;
  const extend = press.shiftKey;
  const is = (key: string) => matchesHotkey(press, extend ? `shift+${key}` : key);
  const last = count - 1;
  const to = (index: number) => () => go(Math.min(last, Math.max(0, index)), extend);
  if (at === -1) return press.key.startsWith('Arrow') && !press.altKey ? to(0) : undefined;
  if (is('arrowright')) return to(at + 1);
  if (is('arrowleft')) return to(at - 1);
  // In the last row but one, down goes to the last take, if there is none below.
  if (is('arrowdown')) return rowOf(at, columns) < rowOf(last, columns) ? to(at + columns) : to(at);
  if (is('arrowup')) return at >= columns ? to(at - columns) : to(at);
  if (is('pagedown')) return to(at + rows * columns);
  if (is('pageup')) return to(at - rows * columns);
  if (is('home')) return to(at - (at % columns));
  if (is('end')) return to(at - (at % columns) + columns - 1);
  if (is('mod+home')) return to(0);
  if (is('mod+end')) return to(last);
  return undefined;
}

const rowOf = (index: number, columns: number): number => Math.floor(index / columns);

function doing(press: Press, keys: PoolKeys): Action | undefined {
  const is = (hotkey: string) => matchesHotkey(press, hotkey);
  if (is('mod+a')) return keys.selectAll;
  if (is('escape') && keys.hasSelection) return keys.clearSelection;
  if (keys.at === -1) return undefined;
  if (is('enter')) return keys.open;
  // Without Shift it plays the take in the film, wherever on the page the take is.
  if (press.shiftKey && is(' ')) return keys.toggle;
  if (is('h')) return keys.hide;
  if (is('p')) return keys.pick;
  if (is('s')) return keys.makeShots;
  if (is('u')) return keys.unfile;
  return undefined;
}
