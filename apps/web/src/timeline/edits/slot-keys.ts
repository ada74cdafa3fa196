import { matchesHotkey } from '../../commands/hotkey.ts';
import type { Press } from '../../commands/hotkey.ts';

/** What the keys of the slots do; all but `insert` to the slot that is selected. */
export interface SlotKeys {
  roll(direction: -1 | 1, step: 'line' | 'frame'): void;
  slip(frames: number): void;
  swap(direction: -1 | 1): void;
  /** Hangs the selected shot at the playhead. */
  insert(): void;
  takeOff(): void;
  toggleLock(): void;
  nextTransition(): void;
  openMenu(): void;
  openValues(): void;
  nextSnap(): void;
}

/** For the sheet of keys. */
export const SLOT_KEYS = {
  group: 'Shots on the song',
  rows: [
    ['alt+arrowleft alt+arrowright', 'Roll where the shot begins, to the next line'],
    ['alt+shift+arrowleft alt+shift+arrowright', 'Roll it by one frame'],
    ['mod+arrowleft mod+arrowright', 'Slip its take by one frame'],
    ['alt+arrowup alt+arrowdown', 'Change places with the shot before, or after'],
    ['i', 'Hang the shot at the playhead'],
    ['delete', 'Take it off the song'],
    ['shift+l', 'Lock or unlock it'],
    ['x', 'Cut, crossfade or zoom-through'],
    ['e', 'Its lead, speed and transition'],
    ['s', 'Snap to the bar, the beat, half of it, or nothing'],
    ['shift+f10', 'All that can be done to it'],
  ],
} as const;

/** Turns a key press on the lane of slots into what it does; false for keys of no meaning here. */
export function onSlotKey(press: Press, keys: SlotKeys): boolean {
  const is = (hotkey: string) => matchesHotkey(press, hotkey);
  if (is('alt+arrowleft')) keys.roll(-1, 'line');
  else if (is('alt+arrowright')) keys.roll(1, 'line');
  else if (is('alt+shift+arrowleft')) keys.roll(-1, 'frame');
  else if (is('alt+shift+arrowright')) keys.roll(1, 'frame');
  else if (is('mod+arrowleft')) keys.slip(-1);
  else if (is('mod+arrowright')) keys.slip(1);
  else if (is('alt+arrowup')) keys.swap(-1);
  else if (is('alt+arrowdown')) keys.swap(1);
  else if (is('i')) keys.insert();
  else if (is('delete') || is('backspace')) keys.takeOff();
  else if (is('shift+l')) keys.toggleLock();
  else if (is('x')) keys.nextTransition();
  else if (is('e')) keys.openValues();
  else if (is('s')) keys.nextSnap();
  else if (is('shift+f10') || is('contextmenu')) keys.openMenu();
  else return false;
  return true;
}
