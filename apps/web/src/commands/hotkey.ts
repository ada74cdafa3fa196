export const isMac = /Mac|iPhone|iPad/u.test(globalThis.navigator?.userAgent ?? '');

/** What of a keyboard event decides whether it is a hotkey. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>;

/** Whether a key press is the hotkey, as in `mod+shift+z`, `alt+arrowup`, `space`, `?`. */
export function matchesHotkey(press: Press, hotkey: string, mac = isMac): boolean {
  const parts = hotkey.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (mod !== parts.includes('mod') || otherMod || press.altKey !== parts.includes('alt')) {
    return false;
  }
  // A sign such as `?` needs Shift on some keyboards and none on others.
  const isSign = key.length === 1 && !/[a-z0-9]/u.test(key);
  if (!isSign && press.shiftKey !== parts.includes('shift')) return false;
  return press.key.toLowerCase() === (key === 'space' ? ' ' : key);
}

const SIGNS: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: 'Enter',
  escape: 'Esc',
  delete: 'Del',
  space: 'Space',
};

/** A hotkey as it is printed on keys. */
export const printHotkey = (hotkey: string, mac = isMac): readonly string[] =>
  hotkey.split('+').map((part) => {
    const name = part.toLowerCase();
    if (name === 'mod') return mac ? '⌘' : 'Ctrl';
    if (name === 'shift') return mac ? '⇧' : 'Shift';
    if (name === 'alt') return mac ? '⌥' : 'Alt';
    return SIGNS[name] ?? (part.length === 1 ? part.toUpperCase() : part);
  });

/** Whether typing there writes text, so that single letters must not be commands. */
export function editsText(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]',
    ) !== null
  );
}

/** Whether it is a form field of the browser's, which has an undo of its own. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, textarea, select');
