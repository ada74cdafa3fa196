import { indexAt } from '@takeboard/editorial';
import type { TimelineEntry } from '@takeboard/editorial';
import type { PlacedSlot } from '@takeboard/storyboard';
import { useState } from 'react';
import type { Film } from '../player/film.ts';
import { frameAtSample } from '../player/frame-time.ts';
import { usePlayer } from '../player/player-context.tsx';
import { usePlayhead } from '../player/use-playhead.ts';

/** The slot whose picture is on screen; drawn anew when another one is. */
export function useOnScreen(film: Film): {
  readonly at: number;
  readonly entry: TimelineEntry<PlacedSlot> | undefined;
} {
  const player = usePlayer();
  const { entries, frames } = film.cut;
  const indexNow = (sample: number) =>
    indexAt(entries, Math.min(frames - 1, frameAtSample(sample, film.song.mix.rate, film.fps)));
  const [at, setAt] = useState(() => indexNow(player.sample()));
  usePlayhead((sample) => setAt(indexNow(sample)));
  return { at, entry: entries[at] };
}
