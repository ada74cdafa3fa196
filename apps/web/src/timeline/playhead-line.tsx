import { useLayoutEffect, useRef } from 'react';
import type { TimelineView } from './timeline-view.ts';
import classes from './song-band.module.css';

/** The line through all lanes at what is heard. */
export function PlayheadLine({ view }: { view: TimelineView }) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const element = line.current;
      if (element === null) return;
      const x = view.get().xOf(view.playhead());
      const isInSight = x >= -6 && x <= view.bounds().width + 6;
      element.style.visibility = isInSight ? 'visible' : 'hidden';
      if (isInSight) element.style.transform = `translate3d(${Math.round(x)}px, 0, 0)`;
    };
    place();
    return view.onDraw(place);
  }, [view]);
  return <div ref={line} className={classes.playhead} data-testid="playhead" aria-hidden="true" />;
}
