import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { TimelineView } from './timeline-view.ts';

/** Pixels that a wheel says as one line or page. */
const UNIT = [1, 16, 400] as const;
/** How much one pixel of a wheel zooms; the small steps of two fingers on a trackpad count for more. */
const WHEEL = 0.0022;
const PINCH = 0.011;
const SMALL = 40;

/**
 * Ctrl or ⌘ with the wheel, or two fingers, zoom around the pointer; the wheel alone pans, as does
 * one finger on a screen.
 */
export function useZoomGestures(lanes: RefObject<HTMLElement | null>, view: TimelineView): void {
  useEffect(() => {
    const element = lanes.current;
    if (element === null) return undefined;
    const xOf = (clientX: number) => clientX - element.getBoundingClientRect().left;

    const onWheel = (event: WheelEvent) => {
      const unit = UNIT[event.deltaMode] ?? 1;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) {
        const speed = Math.abs(dy) < SMALL ? PINCH : WHEEL;
        view.zoom(Math.exp(-dy * speed), xOf(event.clientX));
      } else view.pan(Math.abs(dx) > Math.abs(dy) ? dx : dy);
    };

    /** Fingers on the lanes, by where they were last. */
    const fingers = new Map<number, number>();
    const onDown = (event: PointerEvent) => {
      if (event.pointerType === 'touch') fingers.set(event.pointerId, xOf(event.clientX));
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const x = xOf(event.clientX);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, x);
      if (other === undefined) view.pan(before - x);
      else {
        const apart = Math.max(16, Math.abs(x - other)) / Math.max(16, Math.abs(before - other));
        view.zoom(apart, (x + other) / 2);
        view.pan((before - x) / 2);
      }
    };
    const onUp = (event: PointerEvent) => fingers.delete(event.pointerId);

    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown, true);
    element.addEventListener('pointermove', onMove, true);
    element.addEventListener('pointerup', onUp, true);
    element.addEventListener('pointercancel', onUp, true);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown, true);
      element.removeEventListener('pointermove', onMove, true);
      element.removeEventListener('pointerup', onUp, true);
      element.removeEventListener('pointercancel', onUp, true);
    };
  }, [lanes, view]);
}
