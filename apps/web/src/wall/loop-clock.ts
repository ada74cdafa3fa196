import type { Rational } from '@takeboard/editorial';
import { frameAtSample } from '../player/frame-time.ts';
import type { SongPlayer } from '../player/song-player.ts';

/** A stretch of the song that is gone round in. */
export interface Stretch {
  /** Samples of the mix, `to` exclusive; and how many there are in a second. */
  readonly from: number;
  readonly to: number;
  readonly rate: number;
  /** The film's frame with which it begins, and how many frames long it is. */
  readonly start: number;
  readonly length: number;
}

/** The one clock of all takes beside each other. */
export interface LoopClock {
  /**
   * Calls back when another frame is due, and at once: with frames of the film since the first loop
   * began. In a stretch of n frames, count c is its frame c mod n.
   */
  listen(listener: (count: number) => void): () => void;
  /** For who measures: the count as it is now. */
  count(): number;
}

export interface OpenLoopClock extends LoopClock {
  /** Stands where it is until it need not wait any more. */
  wait(waits: boolean): void;
  close(): void;
}

interface Ports {
  frame(run: () => void): number;
  cancel(handle: number): void;
  /** Milliseconds. */
  now(): number;
}

const BROWSER: Ports = {
  frame: (run) => requestAnimationFrame(run),
  cancel: (handle) => cancelAnimationFrame(handle),
  now: () => performance.now(),
};

/**
 * Opens a clock that follows what is heard of a stretch. Where nothing can be heard (no song, no place
 * on it, no sound to be had) it runs by itself. It stands while somebody has stopped the song.
 */
export function openLoopClock(
  player: Pick<SongPlayer, 'state' | 'sample'>,
  stretch: Stretch | null,
  fps: Rational,
  ports: Ports = BROWSER,
): OpenLoopClock {
  const listeners = new Set<(count: number) => void>();
  let handle: number | undefined;
  /** How often it has come round, and where it was last; in frames. */
  let turns = 0;
  let last = 0;
  let count = 0;
  let waiting = false;
  /** When its own run began, and with which count; null while it follows the song. */
  let own: { readonly since: number; readonly from: number } | null = null;

  const follow = (length: number, frame: number) => {
    own = null;
    if (frame < last) turns += 1;
    last = frame;
    return turns * length + frame;
  };
  const runAlone = () => {
    own ??= { since: ports.now(), from: count };
    const gone = ((ports.now() - own.since) * fps.num) / (1000 * fps.den);
    const at = own.from + Math.floor(gone);
    if (stretch !== null) {
      turns = Math.floor(at / stretch.length);
      last = at % stretch.length;
    }
    return at;
  };
  const read = () => {
    if (waiting) return count;
    if (stretch === null) return runAlone();
    const { playing, status, failure } = player.state();
    if (playing) {
      const frame = frameAtSample(player.sample(), stretch.rate, fps) - stretch.start;
      return follow(stretch.length, Math.min(stretch.length - 1, Math.max(0, frame)));
    }
    const isSilent = status === 'none' || failure !== null;
    // Somebody stopped it: the pictures stop with the song.
    return isSilent ? runAlone() : count;
  };
  const tick = () => {
    const next = read();
    if (next !== count) {
      count = next;
      for (const listener of listeners) listener(count);
    }
    handle = ports.frame(tick);
  };
  return {
    listen(listener) {
      listeners.add(listener);
      listener(count);
      handle ??= ports.frame(tick);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || handle === undefined) return;
        ports.cancel(handle);
        handle = undefined;
        // Nobody looks: alone, it goes on from here when somebody does.
        own = null;
      };
    },
    count: () => count,
    wait(waits) {
      waiting = waits;
      own = null;
    },
    close() {
      listeners.clear();
      if (handle !== undefined) ports.cancel(handle);
      handle = undefined;
    },
  };
}
