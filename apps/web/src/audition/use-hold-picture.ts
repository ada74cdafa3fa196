import { useEffect, useRef } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import { useSession } from '../live/use-session.tsx';
import { auditionOf } from './audition-store.ts';

/** Milliseconds a finger lies still until it means to hold: a scroll begins earlier. */
const HOLDS = 280;
/** Pixels it may stray meanwhile. */
const STILL = 10;

/**
 * A finger held on the picture of a take shows it in the film for as long as it lies there. For the
 * element around the picture; what is pressed in it (buttons, its line) keeps its meaning.
 */
export function useHoldPicture(takeId: string) {
  const session = useSession();
  const store = auditionOf(session);
  const held = useRef<{
    timer: ReturnType<typeof setTimeout>;
    x: number;
    y: number;
    open: boolean;
  }>(undefined);
  const end = () => {
    const hold = held.current;
    held.current = undefined;
    if (hold === undefined) return;
    clearTimeout(hold.timer);
    if (hold.open) store.close();
  };
  useEffect(() => () => clearTimeout(held.current?.timer), []);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      if ((event.target as Element).closest('button, [role=slider]') !== null) return;
      const { currentTarget, pointerId } = event;
      const timer = setTimeout(() => {
        const hold = held.current;
        if (hold === undefined) return;
        hold.open = true;
        // What comes under the finger must not take over its events.
        currentTarget.setPointerCapture(pointerId);
        store.open(takeId, { held: true });
      }, HOLDS);
      held.current = { timer, x: event.clientX, y: event.clientY, open: false };
    },
    onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>) {
      const hold = held.current;
      if (hold === undefined || hold.open) return;
      if (Math.hypot(clientX - hold.x, clientY - hold.y) > STILL) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu(event: MouseEvent<HTMLElement>) {
      if (held.current !== undefined) event.preventDefault();
    },
  };
}
