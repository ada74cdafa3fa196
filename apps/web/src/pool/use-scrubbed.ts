import { useRef } from 'react';
import type { PointerEvent } from 'react';

/** Milliseconds of watching after which a take counts as seen. */
export const WATCHED = 1_000;

/**
 * Notices which takes were really scrubbed: the pointer has moved over the same one for a second. One
 * that only scrolls by under a pointer at rest was not looked at.
 */
export function useScrubbed(onSeen: (takeId: string) => void) {
  const since = useRef<{ readonly takeId: string; readonly at: number } | null>(null);
  return (event: PointerEvent) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const takeId = (event.target as Element).closest<HTMLElement>('[data-take]')?.dataset['take'];
    if (takeId === undefined) since.current = null;
    else if (since.current?.takeId !== takeId) since.current = { takeId, at: event.timeStamp };
    else if (event.timeStamp - since.current.at >= WATCHED) onSeen(takeId);
  };
}
