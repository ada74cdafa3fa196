import { useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';
import type { Box } from './grid-geometry.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A press becomes a lasso after a few pixels; until then it is a click into the empty. */
const THRESHOLD = 5;
/** Pixels from the edge within which the grid scrolls along, and how far per move. */
const SCROLL_ZONE = 36;
const SCROLL_STEP = 16;

/**
 * Drawing a box over tiles from empty space, on the element that scrolls them. The box is in pixels of the grid's content, whose first
 * tile begins at `origin`; it goes on where the content is scrolled meanwhile.
 */
export function useLasso(
  content: RefObject<HTMLElement | null>,
  handlers: {
    /** The box as it is now; `adds`: to what was selected when it began. */
    onBox(box: Box, adds: boolean): void;
    onStart(): void;
    /** A click into the empty. */
    onNothing(): void;
  },
) {
  const start = useRef<(Point & { moving: boolean; adds: boolean }) | null>(null);
  const [box, setBox] = useState<Box | null>(null);

  const pointOf = (event: PointerEvent): Point => {
    const at = content.current?.getBoundingClientRect();
    return { x: event.clientX - (at?.left ?? 0), y: event.clientY - (at?.top ?? 0) };
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    const begun = start.current;
    start.current = null;
    setBox(null);
    if (begun === null) return;
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      event.currentTarget.releasePointerCapture(event.pointerId);
    }
    if (!begun.moving && event.type === 'pointerup') handlers.onNothing();
  };

  return {
    box,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const onTile = (event.target as Element).closest('[data-take]') !== null;
        const onScrollbar = event.nativeEvent.offsetX > event.currentTarget.clientWidth;
        // A finger scrolls.
        if (onTile || onScrollbar || event.button !== 0 || event.pointerType === 'touch') return;
        const adds = event.shiftKey || event.ctrlKey || event.metaKey;
        start.current = { ...pointOf(event), moving: false, adds };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const begun = start.current;
        if (begun === null) return;
        const at = pointOf(event);
        if (!begun.moving && Math.hypot(at.x - begun.x, at.y - begun.y) < THRESHOLD) return;
        if (!begun.moving) {
          begun.moving = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          handlers.onStart();
        }
        const frame = event.currentTarget.getBoundingClientRect();
        if (event.clientY > frame.bottom - SCROLL_ZONE)
          event.currentTarget.scrollTop += SCROLL_STEP;
        if (event.clientY < frame.top + SCROLL_ZONE) event.currentTarget.scrollTop -= SCROLL_STEP;
        const drawn = {
          left: Math.min(begun.x, at.x),
          top: Math.min(begun.y, at.y),
          right: Math.max(begun.x, at.x),
          bottom: Math.max(begun.y, at.y),
        };
        setBox(drawn);
        handlers.onBox(drawn, begun.adds);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
