import { expect, it } from 'vitest';
import { matchesHotkey, printHotkey } from '../../src/commands/hotkey.ts';
import type { Press } from '../../src/commands/hotkey.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

it('takes Ctrl for mod, and ⌘ on a Mac', () => {
  expect(matchesHotkey(press('k', { ctrlKey: true }), 'mod+k', false)).toBe(true);
  expect(matchesHotkey(press('k', { metaKey: true }), 'mod+k', false)).toBe(false);
  expect(matchesHotkey(press('k', { metaKey: true }), 'mod+k', true)).toBe(true);
  expect(matchesHotkey(press('k', { ctrlKey: true }), 'mod+k', true)).toBe(false);
});

it('tells undo from redo also with caps lock on', () => {
  for (const key of ['z', 'Z']) {
    const redo = press(key, { ctrlKey: true, shiftKey: true });
    expect(matchesHotkey(redo, 'mod+z', false)).toBe(false);
    expect(matchesHotkey(redo, 'mod+shift+z', false)).toBe(true);
  }
});

it('finds a sign wherever the keyboard has it', () => {
  expect(matchesHotkey(press('?', { shiftKey: true }), '?', false)).toBe(true);
  expect(matchesHotkey(press('?'), '?', false)).toBe(true);
  expect(matchesHotkey(press('?', { ctrlKey: true }), '?', false)).toBe(false);
});

it('prints keys as they are printed on keyboards', () => {
  expect(printHotkey('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(printHotkey('mod+shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
  expect(printHotkey('alt+arrowup', false)).toEqual(['Alt', '↑']);
});
