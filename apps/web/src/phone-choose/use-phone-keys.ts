import { useEffect, useRef } from 'react';
import { editsText } from '../commands/hotkey.ts';
import { readWallKey } from '../wall/read-wall-key.ts';

/** What keys do where one take is in front; the signs are those of the wall. */
export interface PhoneKeys {
  step(by: 1 | -1): void;
  /** The take with that place among all, from 0. */
  mark(at: number, mark: 'love' | 'like'): void;
  no(): void;
  none(): void;
  ready(): void;
}

export const PHONE_KEYS = {
  group: 'Choosing, one take at a time',
  rows: [
    ['arrowleft arrowright', 'The take before or after'],
    ['1 … =', 'Like the take in that place'],
    ['shift+1 … =', 'Love it'],
    ['x', 'This one is not for me, because…'],
    ['n', 'None is good'],
    ['enter', 'Ready'],
  ],
} as const;

/** The keys of the wall on one take at a time, for who has a keyboard at a narrow window. */
export function usePhoneKeys(keys: PhoneKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (editsText(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
      const pressed = event.target instanceof Element && event.target.closest('button, a') !== null;
      const read = readWallKey(event);
      if (read === null || (read.kind === 'enter' && pressed)) return;
      const does = meaningOf(read, latest.current);
      if (does === null) return;
      event.preventDefault();
      does();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function meaningOf(
  read: NonNullable<ReturnType<typeof readWallKey>>,
  { step, mark, no, none, ready }: PhoneKeys,
): (() => void) | null {
  if (read.kind === 'take') return () => mark(read.at, read.love ? 'love' : 'like');
  if (read.kind === 'enter') return ready;
  if (read.kind === 'move' && read.move === 'left') return () => step(-1);
  if (read.kind === 'move' && read.move === 'right') return () => step(1);
  if (read.kind === 'letter' && read.letter === 'x') return no;
  if (read.kind === 'letter' && read.letter === 'n') return none;
  return null;
}
