import type { Move } from './wall-pages.ts';

/** What a key means on the wall. */
export type WallKey =
  /** The take with that place on the page, from 0. */
  | { readonly kind: 'take'; readonly at: number; readonly love: boolean }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  | { readonly kind: 'enter' }
  | { readonly kind: 'escape' }
  /** A letter as the person's keyboard writes it: x, n, p, or that of a reason. */
  | { readonly kind: 'letter'; readonly letter: string };

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The twelve keys beside each other in the row of digits, by where they lie: what they write differs
 * from keyboard to keyboard, and on some needs Shift.
 */
export const TAKE_CODES = [
  ...['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6'],
  ...['Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal'],
] as const;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Reads a key; null for one that means nothing here, and for those of the browser. */
export function readWallKey(press: Press): WallKey | null {
  const { key, code, shiftKey } = press;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const at = TAKE_CODES.indexOf(code as (typeof TAKE_CODES)[number]);
  if (at !== -1) return { kind: 'take', at, love: shiftKey };
  if (shiftKey) return null;
  const move = MOVES[key];
  if (move !== undefined) return { kind: 'move', move };
  if (key === 'PageDown' || key === 'PageUp') {
    return { kind: 'page', by: key === 'PageDown' ? 1 : -1 };
  }
  if (key === 'Enter') return { kind: 'enter' };
  if (key === 'Escape') return { kind: 'escape' };
  const letter = letterOf(key, code);
  return letter === null ? null : { kind: 'letter', letter };
}

/** The letter as it is printed on the key; where another script is written, as on the key's Latin side. */
function letterOf(key: string, code: string): string | null {
  if (/^[a-z]$/iu.test(key)) return key.toLowerCase();
  const isOtherScript = key.length === 1 && /\p{L}/u.test(key);
  const printed = isOtherScript ? /^Key([A-Z])$/u.exec(code)?.[1] : undefined;
  return printed?.toLowerCase() ?? null;
}
