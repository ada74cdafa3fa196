import { useEffect, useState } from 'react';
import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';
import { usePlainPlayer, usePlayerState } from '../player/player-context.tsx';
import { isTouched } from '../player/audio-out.ts';
import type { ShotLoop } from '../wall/use-shot-loop.ts';

/** Who chooses without sound, until they want it: a phone is often in a bus. */
const quiet = new WeakSet<BoardSession>();

/** The song under one shot, as a person on a phone has it. */
export interface ShotSound {
  /** `waits`: the browser lets nothing sound before the page is touched. */
  readonly status: 'none' | 'waits' | 'quiet' | 'playing';
  /** Why there is no sound, as a sentence; null where a tap brings it. */
  readonly failure: string | null;
  /** On when it is off, off when it is on. The pictures go on. */
  toggle(): void;
}

/** Switches the sound of a shot's bars on and off, without stopping what goes round by them. */
export function useShotSound(
  { alone, stopped }: Pick<ShotLoop, 'alone' | 'stopped'>,
  hangs: boolean,
): ShotSound {
  const session = useSession();
  const player = usePlainPlayer();
  const [isQuiet, setIsQuiet] = useState(() => quiet.has(session));
  const status = usePlayerState((state) => state.status);
  const failure = usePlayerState((state) => state.failure);
  useEffect(() => {
    const { volume } = player.state();
    player.setVolume(isQuiet ? 0 : volume || 1);
    return () => player.setVolume(volume);
  }, [player, isQuiet]);

  const hasSong = hangs && status !== 'none' && status !== 'failed';
  const waits = hasSong && (stopped || (alone !== null && !isTouched()));
  return {
    status: waits ? 'waits' : !hasSong || alone !== null ? 'none' : isQuiet ? 'quiet' : 'playing',
    failure: waits ? null : failure,
    toggle() {
      if (waits) {
        quiet.delete(session);
        setIsQuiet(false);
        void player.play(player.state().loop?.from);
      } else {
        if (isQuiet) quiet.delete(session);
        else quiet.add(session);
        setIsQuiet(!isQuiet);
      }
    },
  };
}
