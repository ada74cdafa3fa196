import { useEffect, useRef } from 'react';
import { usePlayer } from '../player/player-context.tsx';
import type { AuditionRange } from './audition-range.ts';

/**
 * Plays a stretch of the song round and round while an audition is open, and puts the player back
 * where it was: its place, its loop, and whether it played.
 */
export function useAuditionPlay(isOpen: boolean, range: AuditionRange | null): void {
  const player = usePlayer();
  const plays = isOpen && range !== null;
  const from = range?.from ?? 0;
  const to = range?.to ?? 0;
  const back = useRef(() => {});

  useEffect(() => {
    if (!plays) return;
    const { playing, rate, loop } = player.state();
    const at = player.sample();
    back.current = () => {
      player.setLoop(loop);
      if (playing && rate === 1) void player.play(at);
      else {
        player.pause();
        player.seek(at);
      }
    };
    return () => back.current();
  }, [plays, player]);

  useEffect(() => {
    if (!plays) return;
    player.setLoop({ from, to });
    void player.play(from);
  }, [plays, player, from, to]);
}
