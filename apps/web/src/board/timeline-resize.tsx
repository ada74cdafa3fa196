import type { KeyboardEvent, PointerEvent } from 'react';
import { TIMELINE_HEIGHT, clampHeight } from './use-layout.ts';
import classes from './board-screen.module.css';

const STEP = 16;

/** The upper edge of the timeline: drag it, or move it with ↑ and ↓. */
export function TimelineResize({
  height,
  onHeight,
}: {
  height: number;
  onHeight: (height: number) => void;
}) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const edge = event.currentTarget;
    const from = event.clientY + height;
    edge.setPointerCapture(event.pointerId);
    const move = (now: globalThis.PointerEvent) => onHeight(clampHeight(from - now.clientY));
    const end = () => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('pointerup', end);
      edge.removeEventListener('pointercancel', end);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', end);
    edge.addEventListener('pointercancel', end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onHeight(clampHeight(height + step));
  };
  return (
    <div
      className={classes.resize}
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the timeline"
      aria-valuenow={height}
      aria-valuemin={TIMELINE_HEIGHT.least}
      aria-valuemax={TIMELINE_HEIGHT.most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onHeight(TIMELINE_HEIGHT.usual)}
    />
  );
}
