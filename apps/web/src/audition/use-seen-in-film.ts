import { useEffect } from 'react';
import type { Take } from '../api/wire.ts';
import { usePlayer } from '../player/player-context.tsx';
import { onPlayhead } from '../player/use-playhead.ts';
import { WATCHED } from '../pool/use-scrubbed.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import type { AuditionRange } from './audition-range.ts';

/** Counts an auditioned take as seen: a second of it was on screen, or most of a shorter slot. */
export function useSeenInFilm(isOpen: boolean, take: Take, range: AuditionRange | null): void {
  const player = usePlayer();
  const { markSeen } = useTakeActions();
  const { id, seen } = take;
  useEffect(() => {
    if (!isOpen || seen) return undefined;
    if (range === null) {
      const timer = setTimeout(() => markSeen([id]), WATCHED);
      return () => clearTimeout(timer);
    }
    const { from, to } = range.slot;
    let since: number | null = null;
    return onPlayhead(player, () => {
      const sample = player.sample();
      const isIn = player.state().playing && sample >= from && sample < to;
      if (!isIn) since = null;
      else since ??= sample;
      const enough = Math.min((to - from) / 2, (range.rate * WATCHED) / 1000);
      if (since !== null && sample - since >= enough) markSeen([id]);
    });
  }, [isOpen, id, seen, range, player, markSeen]);
}
