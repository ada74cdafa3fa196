import { useRef } from 'react';
import type { Film } from '../player/film.ts';
import { sampleOfFrame } from '../player/frame-time.ts';
import { usePlayhead } from '../player/use-playhead.ts';
import type { AuditionRange } from './audition-range.ts';
import classes from './audition.module.css';

/** The stretch of the film that is heard, its shots side by side, the take's own bright. */
export function AuditionBar({
  film,
  range,
  slotId,
}: {
  film: Film;
  range: AuditionRange;
  slotId: string;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const { from, to, rate } = range;
  const share = (sample: number) => (sample - from) / (to - from);
  usePlayhead((sample) => {
    bar.current?.style.setProperty('--at', String(Math.min(1, Math.max(0, share(sample)))));
  });
  const shown = film.cut.entries.flatMap(({ slot, start, end }) => {
    const begin = Math.max(from, sampleOfFrame(start, rate, film.fps));
    const finish = Math.min(to, sampleOfFrame(end, rate, film.fps));
    if (finish <= begin) return [];
    return [{ slot, left: share(begin), width: share(finish) - share(begin) }];
  });
  return (
    <div ref={bar} className={classes.bar} aria-hidden="true">
      {shown.map(({ slot, left, width }) => (
        <span
          key={slot.id}
          className={classes.stretch}
          data-tried={slot.id === slotId || undefined}
          style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
        />
      ))}
      <span className={classes.playhead} />
    </div>
  );
}
