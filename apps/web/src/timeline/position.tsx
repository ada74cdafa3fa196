import { barPositionOf, formatBarPosition, formatTimecode, tickOf } from '@takeboard/editorial';
import { useLayoutEffect, useRef } from 'react';
import { frameAtSample } from '../player/frame-time.ts';
import type { SongFacts } from './song-facts.ts';
import type { TimelineView } from './timeline-view.ts';
import classes from './song-head.module.css';

/** Where the playhead is: bars, beats and ticks, and the timecode of the frame it stands in. */
export function Position({ facts, view }: { facts: SongFacts; view: TimelineView }) {
  const bars = useRef<HTMLSpanElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let shown: number | undefined;
    const write = () => {
      const sample = view.playhead();
      if (sample === shown) return;
      shown = sample;
      if (bars.current !== null) bars.current.textContent = sayBarsAt(facts, sample);
      if (clock.current !== null) clock.current.textContent = sayTimecode(facts, sample);
    };
    write();
    return view.onDraw(write);
  }, [facts, view]);
  return (
    <span className={`${classes.position} tb-mono`} data-testid="position">
      <span ref={bars} className={classes.bars} title="Bar, beat and tick" />
      <span ref={clock} className={classes.timecode} title="Timecode" />
    </span>
  );
}

/** `37.1.1`; nothing while nobody has said where the beats are. */
export function sayBarsAt({ song: { grid } }: SongFacts, sample: number): string {
  return grid === null ? '' : formatBarPosition(barPositionOf(grid, tickOf(grid, sample)));
}

/** Drop-frame at 29.97, so that it keeps with the clock. */
export function sayTimecode({ song, fps, fpsName }: SongFacts, sample: number): string {
  const frame = frameAtSample(Math.max(0, sample), song.mix.rate, fps);
  return formatTimecode(frame, { fps: fpsName, dropFrame: fpsName === '29.97' });
}
