import { expect, it, vi } from 'vitest';
import { onPoolKey } from '../../src/pool/pool-keys.ts';
import type { PoolKeys } from '../../src/pool/pool-keys.ts';

/** Presses one key in a grid of 3 columns and 8 takes, and tells what was asked for. */
function press(key: string, state: Partial<PoolKeys> = {}, modifiers: Partial<KeyboardEvent> = {}) {
  const asked: string[] = [];
  const note =
    (name: string) =>
    (...said: unknown[]) =>
      void asked.push([name, ...said].join(' '));
  const event = {
    preventDefault: vi.fn<() => void>(),
    stopPropagation: vi.fn<() => void>(),
    nativeEvent: {
      key,
      code: '',
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...modifiers,
    },
  };
  onPoolKey(event as unknown as Parameters<typeof onPoolKey>[0], {
    at: 4,
    count: 8,
    columns: 3,
    rows: 2,
    hasSelection: false,
    typed: '',
    go: note('go'),
    open: note('open'),
    toggle: note('toggle'),
    selectAll: note('all'),
    clearSelection: note('clear'),
    type: note('type'),
    fileTyped: note('file'),
    hide: note('hide'),
    pick: note('pick'),
    makeShots: note('shots'),
    unfile: note('unfile'),
    ...state,
  });
  expect(event.preventDefault).toHaveBeenCalledTimes(asked.length);
  return asked.join();
}

it('moves by tiles and rows, and stays where there is no further', () => {
  expect(press('ArrowRight')).toBe('go 5 false');
  expect(press('ArrowDown')).toBe('go 7 false');
  expect(press('ArrowDown', { at: 5 })).toBe('go 7 false');
  expect(press('ArrowDown', { at: 7 })).toBe('go 7 false');
  expect(press('ArrowUp', { at: 1 })).toBe('go 1 false');
  expect(press('ArrowLeft', { at: 0 })).toBe('go 0 false');
  expect(press('PageDown', { at: 0 })).toBe('go 6 false');
  expect(press('End')).toBe('go 5 false');
  expect(press('Home')).toBe('go 3 false');
});

it('begins at the first take, and does nothing where there is none', () => {
  expect(press('ArrowUp', { at: -1 })).toBe('go 0 false');
  expect(press('ArrowUp', { at: -1, count: 0 })).toBe('');
  expect(press('h', { at: -1 })).toBe('');
});

it('extends with Shift', () => {
  expect(press('ArrowDown', {}, { shiftKey: true })).toBe('go 7 true');
});

it('types the number of a shot, letters only behind a digit', () => {
  expect(press('2')).toBe('type 2');
  expect(press('h', { typed: '23' })).toBe('type 23h');
  expect(press('h')).toBe('hide');
  expect(press('Enter', { typed: '23A' })).toBe('file');
  expect(press('Enter')).toBe('open');
  expect(press('Backspace', { typed: '23' })).toBe('type 2');
  expect(press('Escape', { typed: '23', hasSelection: true })).toBe('type ');
  expect(press('Escape', { hasSelection: true })).toBe('clear');
});

it('leaves keys of the page alone', () => {
  expect(press('z', {}, { ctrlKey: true })).toBe('');
  expect(press('k', { typed: '2' }, { ctrlKey: true })).toBe('');
  expect(press('?')).toBe('');
  expect(press('Escape')).toBe('');
});
