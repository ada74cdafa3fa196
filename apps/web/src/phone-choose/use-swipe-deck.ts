import { useRef, useState } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import { auditionOf } from '../audition/audition-store.ts';
import { useHoldPicture } from '../audition/use-hold-picture.ts';
import { useSession } from '../live/use-session.tsx';
import { newSwipe } from './swipe.ts';

/** Milliseconds in which a picture goes to its place when it is let go. */
const GLIDES = 160;

/**
 * Swiping and holding for the element around the pictures. It moves them by `--drag` (pixels) and
 * `--glide` (a duration) on that element, without React drawing anything.
 */
export function useSwipeDeck({
  takeId,
  may,
  calm,
  onStep,
}: {
  readonly takeId: string;
  /** Whether there is a take that way. */
  readonly may: (way: 1 | -1) => boolean;
  /** Pictures change without gliding. */
  readonly calm: boolean;
  readonly onStep: (way: 1 | -1) => void;
}) {
  const store = auditionOf(useSession());
  const ref = useRef<HTMLDivElement>(null);
  const hold = useHoldPicture(takeId);
  const [swipe] = useState(newSwipe);
  const place = (pixels: number, glides: boolean) => {
    ref.current?.style.setProperty('--drag', `${Math.round(pixels)}px`);
    ref.current?.style.setProperty('--glide', glides && !calm ? `${GLIDES}ms` : '0ms');
  };
  const leave = (way: 0 | 1 | -1, pixels: number) => {
    if (way === 0) return place(0, true);
    onStep(way);
    // What was beside it is in front now: from where the finger left it, it goes on to its place.
    place(pixels + way * (ref.current?.clientWidth ?? 0), false);
    requestAnimationFrame(() => requestAnimationFrame(() => place(0, true)));
  };
  return {
    ref,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const isButton = (event.target as Element).closest('button') !== null;
      if (!event.isPrimary || event.button !== 0 || isButton) return;
      swipe.down(touchOf(event), { width: event.currentTarget.clientWidth, may });
      hold.onPointerDown(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      hold.onPointerMove(event);
      // Held, the finger may tremble as it likes.
      if (store.now() !== null) return swipe.cancel();
      const wasOn = swipe.isOn();
      const pixels = swipe.move(touchOf(event));
      if (!swipe.isOn()) return;
      if (!wasOn) event.currentTarget.setPointerCapture(event.pointerId);
      place(pixels, false);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      hold.onPointerUp();
      const pixels = swipe.move(touchOf(event));
      leave(swipe.up(touchOf(event)), pixels);
    },
    onPointerCancel() {
      hold.onPointerCancel();
      swipe.cancel();
      leave(0, 0);
    },
    onContextMenu: (event: MouseEvent<HTMLElement>) => hold.onContextMenu(event),
  };
}

const touchOf = ({ clientX, clientY, timeStamp }: PointerEvent) => ({
  x: clientX,
  y: clientY,
  at: timeStamp,
});
