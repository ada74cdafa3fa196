import type { Shot } from '@takeboard/storyboard';
import { useBoardValue } from '../live/use-session.tsx';
import { usePicks } from '../takes/take-queries.ts';
import { placeOnSong } from './place-on-song.ts';
import type { PlaceOnSong } from './place-on-song.ts';
import classes from './shot-panel.module.css';

/** A shot's place on the song; null while it hangs nowhere. */
export function useSongPlace(shotId: string): PlaceOnSong | null {
  const pickId = usePicks().get(shotId)?.takeId ?? null;
  // As text, which is the same until the place is another.
  const place = useBoardValue((board) => JSON.stringify(placeOnSong(board, shotId, pickId)));
  return JSON.parse(place) as PlaceOnSong | null;
}

/** `37.1.1 → 39.1.1 · 2 bars · 98 frames`, and what else is set for the slot. */
export function SongPlace({ shot, place }: { shot: Shot; place: PlaceOnSong }) {
  const { from, to, bars, frames, also } = place;
  const said = [bars, frames === 1 ? '1 frame' : `${frames} frames`].filter((one) => one !== null);
  return (
    <p
      className={classes.place}
      aria-label={`Place of shot ${shot.label} on the song`}
      role="group"
    >
      <span>
        {from} <span aria-hidden="true">→</span> <span className="tb-hidden">to </span>
        {to} · {said.join(' · ')}
      </span>
      {also.length > 0 && <span className={classes.also}>{also.join(' · ')}</span>}
    </p>
  );
}
