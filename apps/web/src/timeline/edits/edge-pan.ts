import type { TimelineView } from '../timeline-view.ts';

/** Pixels from an end of the lane within which a drag moves the song along, and how far a frame. */
const ZONE = 48;
const MOST = 14;

/** Moves the song along while something is dragged near an end of the lane. */
export function edgePan(view: TimelineView, moved: () => void) {
  let speed = 0;
  let waiting: number | undefined;
  const step = () => {
    waiting = undefined;
    if (speed === 0) return;
    view.pan(speed);
    moved();
    waiting = requestAnimationFrame(step);
  };
  return {
    /** Hears where the hand is, in pixels of the window. */
    at(x: number, { left, right }: Pick<DOMRect, 'left' | 'right'>) {
      const inside = Math.min(x - left, right - x);
      const pull = Math.min(1, Math.max(0, (ZONE - inside) / ZONE));
      speed = Math.round(pull * MOST) * (x - left < right - x ? -1 : 1);
      if (speed !== 0) waiting ??= requestAnimationFrame(step);
    },
    stop() {
      speed = 0;
      if (waiting !== undefined) cancelAnimationFrame(waiting);
      waiting = undefined;
    },
  };
}
