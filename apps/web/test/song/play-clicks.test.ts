import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlayerState, SongPlayer } from '../../src/player/song-player.ts';
import { playClicks } from '../../src/song/play-clicks.ts';

const RATE = 1000;

/** A song that plays by the fake clock, going round its loop. */
function playing(loop: PlayerState['loop']) {
  const heard = (ms: number) => {
    if (loop === null || ms < loop.to) return ms;
    return loop.from + ((ms - loop.from) % (loop.to - loop.from));
  };
  const state = { playing: true, loop } as PlayerState;
  const context = { currentTime: 0, destination: {} } as AudioContext;
  const player = {
    state: () => state,
    subscribe: () => () => undefined,
    onMoved: () => () => undefined,
    sample: () => heard(Date.now()),
    audio: () => ({
      context,
      // When it is heard next.
      timeOf(sample: number) {
        for (let ms = Date.now(); ; ms += 1) if (heard(ms) === sample) return ms / RATE;
      },
    }),
  } as unknown as SongPlayer;
  return player;
}

/** Every half second a click. */
const beats = (from: number, to: number) =>
  Array.from({ length: 100 }, (_, i) => i * 500)
    .filter((sample) => sample >= from && sample < to)
    .map((sample) => ({ sample, strong: sample % 2000 === 0 }));

describe('clicks while a song plays', () => {
  let sounded: { at: number; pitch: number }[] = [];

  beforeEach(() => {
    sounded = [];
    vi.useFakeTimers({ now: 0 });
    class Tone extends EventTarget {
      readonly pitch: number;
      constructor(_context: unknown, { frequency }: { frequency: number }) {
        super();
        this.pitch = frequency;
      }
      connect = () => ({ connect: () => undefined });
      start = (at: number) => sounded.push({ at, pitch: this.pitch });
      stop = () => undefined;
    }
    class Gain {
      gain = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined };
      connect = () => undefined;
      disconnect = () => undefined;
    }
    vi.stubGlobal('OscillatorNode', Tone);
    vi.stubGlobal('GainNode', Gain);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test('each beat sounds once, when it is heard, the first of a bar higher', () => {
    const stop = playClicks(playing(null), RATE, beats);
    vi.advanceTimersByTime(4100);
    stop();
    expect(sounded.map(({ at }) => at)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
    const [bar, beat] = [sounded[0]?.pitch ?? 0, sounded[1]?.pitch ?? 0];
    expect(bar).toBeGreaterThan(beat);
    expect(sounded[4]?.pitch).toBe(bar);
  });

  test('round a loop each beat sounds at each round', () => {
    const stop = playClicks(playing({ from: 1000, to: 2750 }), RATE, beats);
    vi.advanceTimersByTime(6400);
    stop();
    // 1, 1.5, 2, 2.5 in the first round; the second begins at 2.75, the third at 4.5, the fourth at 6.25.
    expect(sounded.map(({ at }) => at)).toEqual([
      0, 0.5, 1, 1.5, 2, 2.5, 2.75, 3.25, 3.75, 4.25, 4.5, 5, 5.5, 6, 6.25,
    ]);
  });

  test('a stopped one sounds no more', () => {
    playClicks(playing(null), RATE, beats)();
    vi.advanceTimersByTime(3000);
    expect(sounded).toHaveLength(1);
  });
});
