import { useLayoutEffect, useRef } from 'react';
import { usePlayerState } from '../player/player-context.tsx';
import { drawWave } from './draw-wave.ts';
import type { Peaks } from './peaks.ts';
import { barLines, secondLines } from './ruler-lines.ts';
import type { RulerLine } from './ruler-lines.ts';
import type { SongFacts } from './song-facts.ts';
import type { Scale } from './timeline-scale.ts';
import type { TimelineView } from './timeline-view.ts';
import classes from './song-band.module.css';

/** Waveform, bars and the loop on one canvas as large as what is seen of them. */
export function WaveCanvas({
  facts,
  view,
  peaks,
}: {
  facts: SongFacts;
  view: TimelineView;
  peaks: Peaks | null;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const loop = usePlayerState((state) => state.loop);
  useLayoutEffect(() => {
    const element = canvas.current;
    const to = element?.getContext('2d') ?? null;
    if (element === null || to === null) return undefined;
    const { song } = facts;
    const style = getComputedStyle(element);
    const look = { color: style.color, font: style.font };
    let size = { width: 0, height: 0, density: 1 };
    let lines: { readonly of: Scale; readonly all: readonly RulerLine[] } | undefined;
    let drawn: { readonly scale: Scale; readonly playhead: number } | undefined;

    const draw = () => {
      const scale = view.get();
      const playhead = view.playhead();
      if (size.width === 0 || (drawn?.scale === scale && drawn.playhead === playhead)) return;
      drawn = { scale, playhead };
      if (lines?.of !== scale) lines = { of: scale, all: linesOf(facts, scale, size.width) };
      const { samples } = song.mix;
      drawWave(to, { ...size, ...look, scale, samples, peaks, lines: lines.all, playhead, loop });
    };
    const fit = () => {
      const density = Math.min(3, devicePixelRatio);
      size = { width: element.clientWidth, height: element.clientHeight, density };
      element.width = Math.round(size.width * density);
      element.height = Math.round(size.height * density);
      drawn = undefined;
      lines = undefined;
      draw();
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    const off = view.onDraw(draw);
    return () => {
      watch.disconnect();
      off();
    };
  }, [facts, view, peaks, loop]);
  return <canvas ref={canvas} className={classes.canvas} aria-hidden="true" />;
}

function linesOf({ song }: SongFacts, scale: Scale, width: number): readonly RulerLine[] {
  const { samples, rate } = song.mix;
  const span = {
    // Words stand right of their line, which may be out of sight.
    from: Math.max(0, scale.sampleAt(-40)),
    to: Math.min(samples, scale.sampleAt(width)),
    samplesPerPixel: scale.samplesPerPixel,
  };
  return song.grid === null ? secondLines(rate, span) : barLines(song.grid, span);
}
