import { ActionIcon } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { TimelineView } from './timeline-view.ts';
import classes from './song-head.module.css';

const STEP = 1.6;

/** Zoom by button and slider: from the whole song to one beat. */
export function ZoomControls({ view }: { view: TimelineView }) {
  const slider = useRef<HTMLInputElement>(null);
  // Written by hand: while one zooms it changes with every frame.
  useLayoutEffect(() => {
    const write = () => {
      if (slider.current !== null) slider.current.value = String(view.zoomShare());
    };
    write();
    return view.onDraw(write);
  }, [view]);
  return (
    <span className={classes.zoom}>
      <ActionIcon
        variant="transparent"
        size="sm"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => view.stepZoom(1 / STEP)}
      >
        <Minus size={14} />
      </ActionIcon>
      <input
        ref={slider}
        type="range"
        className={classes.slider}
        aria-label="Zoom of the timeline"
        min={0}
        max={1}
        step={0.001}
        defaultValue={0}
        onInput={(event) => view.setZoomShare(Number(event.currentTarget.value))}
        onDoubleClick={() => view.fit()}
      />
      <ActionIcon
        variant="transparent"
        size="sm"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={() => view.stepZoom(STEP)}
      >
        <Plus size={14} />
      </ActionIcon>
    </span>
  );
}
