import type { Rational } from '@takeboard/editorial';
import * as Y from 'yjs';
import type { Board } from './board.ts';
import { mainCut } from './main-cut.ts';
import { readSlot } from './slot.ts';
import { SPEED_LIMITS, trimKey } from './trim.ts';
import { GONE, locked } from './why-not.ts';

/**
 * Says which part of a take plays in a slot: its first frame (null: where its best range begins) and
 * how fast. The slot stays where it is: this is a slip. One transaction with the caller's origin;
 * returns why it did nothing, or null.
 */
export function setTrim(
  board: Board,
  slotId: string,
  takeId: string,
  change: { readonly in?: number | null; readonly speed?: Rational },
  origin?: unknown,
): string | null {
  const slot = readSlot(slotId, mainCut(board).get(slotId));
  if (slot === undefined) return GONE;
  if (slot.locked) return locked(board, slot);
  const { in: first, speed } = change;
  if (typeof first === 'number' && !(Number.isSafeInteger(first) && first >= 0)) {
    return `A take has no frame ${first}: they count from 0.`;
  }
  if (speed !== undefined && !isSpeed(speed)) {
    return `A take plays at a tenth to ten times its speed, not at ${speed.num / speed.den}.`;
  }
  const { trims } = board.roots;
  const key = trimKey(slotId, takeId);
  board.doc.transact(() => {
    const stored = trims.get(key) ?? trims.set(key, new Y.Map());
    if (first === null) stored.delete('in');
    else if (first !== undefined && first !== stored.get('in')) stored.set('in', first);
    const pair = speed && [speed.num, speed.den];
    if (pair && JSON.stringify(pair) !== JSON.stringify(stored.get('speed'))) {
      stored.set('speed', pair);
    }
  }, origin);
  return null;
}

function isSpeed({ num, den }: Rational): boolean {
  const { least, most } = SPEED_LIMITS;
  return num * least.den >= den * least.num && num * most.den <= den * most.num;
}
