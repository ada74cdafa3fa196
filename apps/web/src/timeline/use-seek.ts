import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { usePlayer } from '../player/player-context.tsx';
import type { TimelineView } from './timeline-view.ts';

/** Pixels a finger may move while it only taps. */
const TAP = 8;
/** Pixels beside the lanes for which dragging pans on, and by how much each movement. */
const EDGE_STEP = 12;

/**
 * Press and drag to go to a place of the song. A finger goes there by tapping; dragging pans. The
 * handlers belong to an element that begins where the lanes do.
 */
export function useSeek(view: TimelineView) {
  const player = usePlayer();
  const held = useRef<{ readonly id: number; readonly x: number; readonly touch: boolean } | null>(
    null,
  );
  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const { samples, width } = view.bounds();
    if (x < 0) view.pan(-EDGE_STEP);
    if (x > width) view.pan(EDGE_STEP);
    const sample = view.get().sampleAt(Math.min(width, Math.max(0, x)));
    player.seek(Math.min(samples, Math.max(0, sample)));
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      const touch = event.pointerType === 'touch';
      held.current = { id: event.pointerId, x: event.clientX, touch };
      if (touch) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      seekTo(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (held.current?.id === event.pointerId && !held.current.touch) seekTo(event);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const press = held.current;
      held.current = null;
      if (press?.id === event.pointerId && press.touch && Math.abs(event.clientX - press.x) < TAP) {
        seekTo(event);
      }
    },
    onPointerCancel() {
      held.current = null;
    },
  };
}
