import type { BoardSession } from '../live/board-session.ts';
import { readPlayhead } from '../live/playhead.ts';
import type { SharedPlayhead } from '../live/playhead.ts';
import type { SongPlayer } from './song-player.ts';

/** Seconds by which two may hear different things until one is set right; a seek is heard, too. */
const APART = 0.35;

/**
 * While I follow somebody, my playhead goes where theirs goes, and plays when it plays. `player` is
 * the plain one: what is done here is not of my own accord.
 */
export function startFollowing(
  session: Pick<BoardSession, 'awareness' | 'following' | 'people' | 'subscribe'>,
  player: SongPlayer,
  now: () => number,
  rateOfMix: () => number,
): () => void {
  const { awareness } = session;
  let last: SharedPlayhead | null = null;
  let since = 0;

  const leader = () => {
    const id = session.following();
    return id === null ? undefined : session.people().find(({ userId }) => userId === id);
  };
  const keepUp = () => {
    const person = leader();
    const said = person === undefined ? null : readPlayhead(awareness, person.clientId);
    if (said === null) {
      last = null;
      return;
    }
    if (JSON.stringify(said) !== JSON.stringify(last)) {
      last = said;
      since = now();
    }
    const gone = said.playing ? ((now() - since) / 1000) * said.rate * rateOfMix() : 0;
    const there = Math.round(said.sample + gone);
    const { playing, rate } = player.state();
    if (said.playing && said.rate === 1) {
      const apart = Math.abs(player.sample() - there) / rateOfMix();
      if (!playing || rate !== 1 || apart > APART) void player.play(there);
      return;
    }
    // At other speeds they hear nothing: it is enough to see where they are.
    if (playing) player.pause();
    if (player.sample() !== there) player.seek(there);
  };
  awareness.on('change', keepUp);
  const stop = session.subscribe(keepUp);
  keepUp();
  return () => {
    awareness.off('change', keepUp);
    stop();
  };
}
