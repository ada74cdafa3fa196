import { expect, test, vi } from 'vitest';
import type { Press } from '../../../src/commands/hotkey.ts';
import { onSlotKey } from '../../../src/timeline/edits/slot-keys.ts';
import type { SlotKeys } from '../../../src/timeline/edits/slot-keys.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const spies = () =>
  ({
    roll: vi.fn<SlotKeys['roll']>(),
    slip: vi.fn<SlotKeys['slip']>(),
    swap: vi.fn<SlotKeys['swap']>(),
    insert: vi.fn<SlotKeys['insert']>(),
    takeOff: vi.fn<SlotKeys['takeOff']>(),
    toggleLock: vi.fn<SlotKeys['toggleLock']>(),
    nextTransition: vi.fn<SlotKeys['nextTransition']>(),
    openMenu: vi.fn<SlotKeys['openMenu']>(),
    openValues: vi.fn<SlotKeys['openValues']>(),
    nextSnap: vi.fn<SlotKeys['nextSnap']>(),
  }) satisfies SlotKeys;

const alt = { altKey: true };
test.each([
  [press('ArrowLeft', alt), 'roll', [-1, 'line']],
  [press('ArrowRight', { ...alt, shiftKey: true }), 'roll', [1, 'frame']],
  [press('ArrowRight', { ctrlKey: true }), 'slip', [1]],
  [press('ArrowUp', alt), 'swap', [-1]],
  [press('ArrowDown', alt), 'swap', [1]],
  [press('i'), 'insert', []],
  [press('Delete'), 'takeOff', []],
  [press('Backspace'), 'takeOff', []],
  [press('L', { shiftKey: true }), 'toggleLock', []],
  [press('x'), 'nextTransition', []],
  [press('e'), 'openValues', []],
  [press('s'), 'nextSnap', []],
  [press('F10', { shiftKey: true }), 'openMenu', []],
  [press('ContextMenu'), 'openMenu', []],
] as const)('a key does one thing, %#', (key, name, given) => {
  const keys = spies();
  expect(onSlotKey(key, keys)).toBe(true);
  expect(keys[name]).toHaveBeenCalledExactlyOnceWith(...given);
});

test('keys of others are left alone', () => {
  const keys = spies();
  for (const key of ['ArrowLeft', 'ArrowRight', 'Enter', ' ', 'j', 'l', 'Home', 'm', '+', '0']) {
    expect(onSlotKey(press(key), keys)).toBe(false);
  }
});
