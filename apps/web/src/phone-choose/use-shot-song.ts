import { useEffect, useRef, useState } from 'react';
import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';
import { usePlayer, usePlayerState } from '../player/player-context.tsx';
import type { ShotStretch } from './shot-stretch.ts';

/** Whose song plays on with the next shot: once somebody has tapped for sound, until they stop it. */
const wished = new WeakMap<BoardSession, boolean>();

/** The song under one shot, as a person on a phone has it. */
export interface ShotSong {
  /** Nothing to play: the shot hangs nowhere, or the song is not there. */
  readonly status: 'none' | 'silent' | 'playing';
  /** Why it does not play, as a sentence. */
  readonly failure: string | null;
  toggle(): void;
}

/**
 * Plays the bars of the shot in hand round and round. A phone lets no page sound before it is tapped,
 * so the first time it waits for that; from then on it goes on with every shot that comes.
 */
export function useShotSong(stretch: ShotStretch | null): ShotSong {
  const session = useSession();
  const player = usePlayer();
  const status = usePlayerState((state) => state.status);
  const playing = usePlayerState((state) => state.playing);
  const failure = usePlayerState((state) => state.failure);
  const [isOurs, setIsOurs] = useState(false);
  const before = useRef<{ readonly from: number; readonly to: number } | null>(null);
  const from = stretch?.from;
  const to = stretch?.to;

  useEffect(() => {
    before.current = player.state().loop;
    return () => {
      player.setLoop(before.current);
      player.pause();
    };
  }, [player]);
  useEffect(() => {
    if (from === undefined || to === undefined) {
      player.pause();
      return undefined;
    }
    player.setLoop({ from, to });
    if (wished.get(session) === true) void player.play(from);
    else if (player.state().playing) player.pause();
    // oxlint-disable-next-line react/set-state-in-effect -- the player is at this shot from here on
    setIsOurs(true);
    return () => setIsOurs(false);
    // A song that has just come is loaded with no loop.
  }, [session, player, from, to, status]);

  const has = stretch !== null && status !== 'none';
  return {
    status: !has ? 'none' : playing && isOurs ? 'playing' : 'silent',
    failure: has ? failure : null,
    toggle() {
      if (playing) {
        wished.set(session, false);
        player.pause();
      } else {
        wished.set(session, true);
        void player.play(from);
      }
    },
  };
}
