import { useEffect } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { clicksOfBeats, clicksOfGrid } from './click-times.ts';
import { useClicking } from './clicking.ts';
import { playClicks } from './play-clicks.ts';
import { useSongDesk } from './song-desk.ts';

/** Clicks on the beats of the song while it plays: those being tried out, else those it has. */
export function useClicks(): void {
  const player = usePlayer();
  const grid = useBoardValue((board) => board.song()?.grid ?? null);
  const rate = useBoardValue((board) => board.song()?.mix.rate ?? 0);
  const on = useClicking();
  const hearing = useSongDesk((desk) => desk.hearing);

  useEffect(() => {
    if (rate === 0) return undefined;
    if (hearing !== null) {
      const { beats, firstBeat: first, meter } = hearing;
      return playClicks(player, rate, (from, to) =>
        clicksOfBeats(beats, { first, inBar: meter.beats }, from, to),
      );
    }
    if (!on || grid === null) return undefined;
    return playClicks(player, rate, (from, to) => clicksOfGrid(grid, from, to));
  }, [player, rate, grid, on, hearing]);
}
