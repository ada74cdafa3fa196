import { useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import { placeSections } from './song-sections.ts';
import type { SongFacts } from './song-facts.ts';
import type { TimelineView } from './timeline-view.ts';
import classes from './song-band.module.css';

/** Pixels that the window on the song keeps, however short a stretch of it is seen. */
const LEAST = 18;
/** Pixels at each end of the window by which it is made longer or shorter. */
const GRIP = 7;
/** Of the width: one press of an arrow. */
const STEP = 0.1;

/** The whole song in a thin bar, with the window on it that the lanes show: a scroll bar. */
export function Overview({ facts, view }: { facts: SongFacts; view: TimelineView }) {
  const track = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const tick = useRef<HTMLDivElement>(null);
  const stored = useBoardValue((board) => board.sections());
  const sections = useMemo(() => placeSections(stored, facts), [stored, facts]);
  const { samples } = facts.song.mix;

  useLayoutEffect(() => {
    let valuenow: number | undefined;
    const place = () => {
      if (thumb.current === null || tick.current === null || track.current === null) return;
      const { width } = view.bounds();
      const { from, to } = seen(view, samples);
      const shown = Math.max(LEAST, ((to - from) / samples) * width);
      const left = (from / samples) * (width - shown);
      const share = to - from >= samples ? 0 : from / (samples - (to - from));
      thumb.current.style.width = `${Math.round(shown)}px`;
      thumb.current.style.transform = `translateX(${Math.round(share * (width - shown) || left)}px)`;
      thumb.current.dataset['whole'] = to - from >= samples ? 'true' : 'false';
      tick.current.style.transform = `translateX(${Math.round((view.playhead() / samples) * width)}px)`;
      const now = Math.round(share * 100);
      if (now !== valuenow) track.current.setAttribute('aria-valuenow', String(now));
      valuenow = now;
    };
    place();
    return view.onDraw(place);
  }, [view, samples]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const element = event.currentTarget;
    const box = element.getBoundingClientRect();
    const window = thumb.current?.getBoundingClientRect();
    if (event.button !== 0 || window === undefined) return;
    element.setPointerCapture(event.pointerId);
    const { from, to } = seen(view, samples);
    const sampleAt = (clientX: number) => ((clientX - box.left) / box.width) * samples;
    const begun = sampleAt(event.clientX);
    const isOn = (edge: number) =>
      Math.abs(event.clientX - edge) <= GRIP && window.width > 3 * GRIP;
    const inside = event.clientX >= window.left && event.clientX <= window.right;
    // Beside the window: it comes here, then goes along.
    const shift = inside ? 0 : begun - (from + to) / 2;
    const move = (clientX: number) => {
      const by = sampleAt(clientX) - begun;
      if (isOn(window.left)) view.showRange(Math.min(from + by, to - 1), to);
      else if (isOn(window.right)) view.showRange(from, Math.max(to + by, from + 1));
      else view.showRange(from + shift + by, to + shift + by);
    };
    if (!inside) move(event.clientX);
    const onMove = (now: globalThis.PointerEvent) => move(now.clientX);
    const end = () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', end);
      element.removeEventListener('pointercancel', end);
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', end);
    element.addEventListener('pointercancel', end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { width } = view.bounds();
    const by = {
      ArrowRight: STEP * width,
      ArrowLeft: -STEP * width,
      PageDown: width,
      PageUp: -width,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const far = samples / view.get().samplesPerPixel;
    view.pan(Math.min(far, Math.max(-far, by)));
  };
  return (
    <div
      ref={track}
      className={classes.overview}
      role="scrollbar"
      aria-label="Part of the song in sight"
      aria-controls="timeline-lanes"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => view.fit()}
    >
      {sections.map(({ id, from, to, hue }) => (
        <span
          key={id}
          className={classes.overviewSection}
          data-hue={hue}
          style={{ left: `${(100 * from) / samples}%`, width: `${(100 * (to - from)) / samples}%` }}
        />
      ))}
      <div ref={thumb} className={classes.thumb} />
      <div ref={tick} className={classes.overviewPlayhead} />
    </div>
  );
}

/** The stretch of the song in the lanes, in samples. */
function seen(view: TimelineView, samples: number) {
  const scale = view.get();
  return {
    from: Math.max(0, scale.sampleAt(0)),
    to: Math.min(samples, scale.sampleAt(view.bounds().width)),
  };
}
