import type { Awareness } from 'y-protocols/awareness';
import { sharePlayhead } from '../live/playhead.ts';
import type { PlayerPorts, SongPlayer } from './song-player.ts';

/** Milliseconds between two words about it: while it is dragged or runs, and while the song plays. */
const OFTEN = 200;
const SELDOM = 2000;

/**
 * Tells the others where my playhead stands: at each play, pause and seek, and now and then between,
 * so that who follows me hears what I hear.
 */
export function startSharing(
  awareness: Awareness,
  player: SongPlayer,
  after: PlayerPorts['after'],
  /** What I try out is mine alone: while it says so, what was said last stands. */
  isPrivate: () => boolean = () => false,
): () => void {
  /** Until then a further change waits its turn. */
  let resting: (() => void) | null = null;
  let waits = false;
  let reminder = () => {};

  const say = () => {
    if (isPrivate()) return;
    const { status, playing, rate } = player.state();
    const isThere = status === 'ready';
    sharePlayhead(awareness, isThere ? { sample: player.sample(), playing, rate } : null);
    waits = false;
    resting = after(OFTEN, () => {
      resting = null;
      if (waits) say();
    });
    reminder();
    reminder = playing ? after(rate === 1 ? SELDOM : OFTEN, changed) : () => {};
  };
  function changed() {
    if (resting === null) say();
    else waits = true;
  }
  const stops = [player.onMoved(changed), player.subscribe(changed)];
  say();
  return () => {
    for (const stop of stops) stop();
    resting?.();
    reminder();
    sharePlayhead(awareness, null);
  };
}
