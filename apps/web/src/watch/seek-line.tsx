import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Film } from '../player/film.ts';
import { usePlayer } from '../player/player-context.tsx';
import { usePlayhead } from '../player/use-playhead.ts';
import classes from './watch.module.css';

/** Seconds one press of an arrow goes. */
const STEP = 5;

/** The whole song as a line, for the thumb and for a filled screen; elsewhere the timeline is there. */
export function SeekLine({ film }: { film: Film }) {
  const player = usePlayer();
  const line = useRef<HTMLDivElement>(null);
  const { rate, samples } = film.song.mix;
  usePlayhead((sample) => {
    const seconds = Math.floor(sample / rate);
    line.current?.style.setProperty('--at', String(sample / Math.max(1, samples)));
    line.current?.setAttribute('aria-valuenow', String(seconds));
    line.current?.setAttribute(
      'aria-valuetext',
      `${Math.floor(seconds / 60)} minutes ${seconds % 60} seconds`,
    );
  });
  const seek = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, width } = event.currentTarget.getBoundingClientRect();
    player.seek(Math.round(((event.clientX - left) / width) * samples));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    player.seek(player.sample() + by * rate);
  };
  return (
    <div
      ref={line}
      className={classes.seek}
      role="slider"
      tabIndex={0}
      aria-label="Place in the song"
      aria-valuemin={0}
      aria-valuemax={Math.floor(samples / rate)}
      aria-valuenow={0}
      onPointerDown={seek}
      onPointerMove={seek}
      onKeyDown={onKeyDown}
    />
  );
}
