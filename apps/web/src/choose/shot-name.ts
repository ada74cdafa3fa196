import type { Board } from '@takeboard/storyboard';
import type { RoundShot } from './round-wire.ts';

/**
 * Number and title of a shot of a round as they are now; of one that is gone from the board what it
 * was called when the round began: "22" and "Football field".
 */
export function numberAndTitle(
  { shotId, label }: Pick<RoundShot, 'shotId' | 'label'>,
  board: Pick<Board, 'shot'>,
): { readonly number: string; readonly title: string } {
  const shot = board.shot(shotId);
  if (shot !== undefined) return { number: shot.label, title: shot.title || 'Untitled shot' };
  const [number = '', ...title] = label.split(' ');
  return { number, title: title.join(' ') };
}

/** Whether a shot was deleted from the board while it is chosen. */
export function isGone(shotId: string, board: Pick<Board, 'shot'>): boolean {
  const shot = board.shot(shotId);
  return shot === undefined || shot.binned !== null;
}
