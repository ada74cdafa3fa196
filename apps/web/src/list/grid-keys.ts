import type { KeyboardEvent } from 'react';
import { matchesHotkey } from '../commands/hotkey.ts';
import { isEditable } from './columns.ts';
import type { ColumnId } from './columns.ts';
import type { ListCommands } from './use-list-commands.ts';

/** What the grid's keys need to know and can do. */
export interface GridKeys {
  /** The row with the tab stop, from 0. */
  readonly at: number;
  readonly count: number;
  readonly column: ColumnId;
  readonly readOnly: boolean;
  readonly pageSize: number;
  readonly hasSelection: boolean;
  go(index: number, extend?: boolean): void;
  /** To the column beside; ±99 is the first or last one. */
  step(by: -1 | 1 | -99 | 99): void;
  edit(column: ColumnId, typed?: string): void;
  /** Opens the prompt of the shot. */
  open(): void;
  toggle(): void;
  selectAll(): void;
  clearSelection(): void;
  /** A new shot below, its title ready to be typed. */
  add(): void;
  run(command: (commands: ListCommands) => void): void;
}

/** Turns a key press in the grid into what it means; keys of no meaning here are left alone. */
export function onGridKey(event: KeyboardEvent, keys: GridKeys): void {
  const action = moveFor(event, keys) ?? (keys.readOnly ? undefined : changeFor(event, keys));
  if (action === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

type Action = () => void;

function moveFor({ nativeEvent: press }: KeyboardEvent, keys: GridKeys): Action | undefined {
  const is = (hotkey: string) => matchesHotkey(press, hotkey);
  const { at, count, pageSize } = keys;
  if (is('arrowdown')) return () => keys.go(at + 1);
  if (is('arrowup')) return () => keys.go(at - 1);
  if (is('shift+arrowdown')) return () => keys.go(at + 1, true);
  if (is('shift+arrowup')) return () => keys.go(at - 1, true);
  if (is('pagedown')) return () => keys.go(at + pageSize);
  if (is('pageup')) return () => keys.go(at - pageSize);
  if (is('mod+home')) return () => keys.go(0);
  if (is('mod+end')) return () => keys.go(count - 1);
  if (is('arrowright')) return () => keys.step(1);
  if (is('arrowleft')) return () => keys.step(-1);
  if (is('home')) return () => keys.step(-99);
  if (is('end')) return () => keys.step(99);
  if (press.key === ' ' && keys.column !== 'title') return () => keys.toggle();
  if (is('mod+a')) return () => keys.selectAll();
  if (is('escape') && keys.hasSelection) return () => keys.clearSelection();
  if (is('enter') && (keys.readOnly || !isEditable(keys.column))) return () => keys.open();
  return undefined;
}

function changeFor({ nativeEvent: press }: KeyboardEvent, keys: GridKeys): Action | undefined {
  const is = (hotkey: string) => matchesHotkey(press, hotkey);
  const { column } = keys;
  if (is('enter')) return () => keys.edit(column);
  if (is('f2')) return () => keys.edit('title');
  if (is('mod+enter')) return () => keys.add();
  if (is('mod+d')) return () => keys.run((commands) => commands.duplicate());
  if (is('delete') || is('backspace')) return () => keys.run((commands) => commands.bin());
  if (is('alt+arrowup')) return () => keys.run((commands) => commands.nudge(-1));
  if (is('alt+arrowdown')) return () => keys.run((commands) => commands.nudge(1));
  if (press.ctrlKey || press.metaKey || press.altKey || press.key.length !== 1) return undefined;
  // In a cell of words typing types, in one of numbers digits do; elsewhere letters are commands.
  if (column === 'title' && press.key !== '?') return () => keys.edit('title', press.key);
  if ((column === 'label' || column === 'bars') && /[0-9.]/u.test(press.key)) {
    return () => keys.edit(column, press.key);
  }
  if (press.key.toLowerCase() === 'n') return () => keys.add();
  return undefined;
}
