import { useEffect, useState } from 'react';
import { usePlayer } from '../player/player-context.tsx';
import type { AuditionRange } from './audition-range.ts';

/**
 * Plays a stretch of the song round and round while an audition is open, and puts the player back
 * where it was: its place, its loop, and whether it played. Returns whether the player is at it.
 */
export function useAuditionPlay(isOpen: boolean, range: AuditionRange | null): boolean {
  const player = usePlayer();
  const [isAtIt, setIsAtIt] = useState(false);
  const wanted = isOpen && range !== null;
  const from = range?.from ?? 0;
  const to = range?.to ?? 0;

  useEffect(() => {
    if (!wanted) return;
    const { playing, rate, loop } = player.state();
    const at = player.sample();
    return () => {
      setIsAtIt(false);
      player.setLoop(loop);
      if (playing && rate === 1) void player.play(at);
      else {
        player.pause();
        player.seek(at);
      }
    };
  }, [wanted, player]);

  useEffect(() => {
    if (!wanted) return;
    player.setLoop({ from, to });
    void player.play(from);
    // oxlint-disable-next-line react/set-state-in-effect -- the player is there from here on, not before
    setIsAtIt(true);
  }, [wanted, player, from, to]);

  return wanted && isAtIt;
}
