import { rational } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import type { PlayerState } from '../../src/player/song-player.ts';
import { NO_SONG } from '../../src/player/song-player.ts';
import { openLoopClock } from '../../src/wall/loop-clock.ts';
import type { Stretch } from '../../src/wall/loop-clock.ts';

const RATE = 48_000;
/** Two seconds of the song from its fourth on, 24 frames each. */
const STRETCH: Stretch = { from: 4 * RATE, to: 6 * RATE, rate: RATE, start: 96, length: 48 };

/** A player, a screen and a clock that move when they are told. */
function setUp(stretch: Stretch | null = STRETCH) {
  const world: { sample: number; ms: number; state: PlayerState } = {
    sample: 0,
    ms: 0,
    state: NO_SONG,
  };
  let due: (() => void) | undefined;
  const clock = openLoopClock(
    { state: () => world.state, sample: () => world.sample },
    stretch,
    rational(24),
    {
      frame: (run) => {
        due = run;
        return 1;
      },
      cancel: () => (due = undefined),
      now: () => world.ms,
    },
  );
  const counts: number[] = [];
  const stop = clock.listen((count) => counts.push(count));
  const tick = (change: Partial<typeof world> = {}) => {
    Object.assign(world, change);
    const run = due;
    due = undefined;
    run?.();
    return clock.count();
  };
  const playing: PlayerState = { ...NO_SONG, status: 'ready', playing: true };
  return { clock, counts, stop, tick, playing, isTicking: () => due !== undefined };
}

test('follows what is heard, and counts on round the end of the loop', () => {
  const { tick, playing, counts } = setUp();
  expect(tick({ state: playing, sample: 4 * RATE })).toBe(0);
  expect(tick({ sample: 4 * RATE + 2000 })).toBe(1);
  expect(tick({ sample: 6 * RATE - 1 })).toBe(47);
  expect(tick({ sample: 4 * RATE })).toBe(48);
  expect(tick({ sample: 4 * RATE + 24_000 })).toBe(60);
  expect(counts).toEqual([0, 1, 47, 48, 60]);
});

test('is at an end of the stretch when something else of the song is heard', () => {
  const { tick, playing } = setUp();
  expect(tick({ state: playing, sample: 0 })).toBe(0);
  expect(tick({ sample: 20 * RATE })).toBe(47);
});

test('stands when somebody has stopped the song', () => {
  const { tick, playing, counts } = setUp();
  tick({ state: playing, sample: 5 * RATE });
  tick({ state: { ...playing, playing: false }, ms: 5000 });
  tick({ ms: 9000 });
  expect(counts.at(-1)).toBe(24);
});

test('runs by itself where the song does not sound, and goes on from there when it does', () => {
  const { tick, playing } = setUp();
  const silent = { ...playing, playing: false, failure: 'The browser keeps this page silent.' };
  expect(tick({ state: silent, ms: 1000 })).toBe(0);
  expect(tick({ ms: 4000 })).toBe(72);
  // 72 is the middle of the second time round; the song begins the third.
  expect(tick({ state: playing, sample: 4 * RATE })).toBe(96);
});

test('runs by itself without a place on the song', () => {
  const { tick } = setUp(null);
  expect(tick({ ms: 0 })).toBe(0);
  expect(tick({ ms: 1000 })).toBe(24);
  expect(tick({ ms: 60_000 })).toBe(1440);
});

test('waits for the takes to be there', () => {
  const { clock, tick } = setUp(null);
  clock.wait(true);
  expect(tick({ ms: 400 })).toBe(0);
  clock.wait(false);
  expect(tick({ ms: 500 })).toBe(0);
  expect(tick({ ms: 1500 })).toBe(24);
});

test('costs nothing while nobody listens', () => {
  const { stop, isTicking, clock } = setUp();
  expect(isTicking()).toBe(true);
  stop();
  expect(isTicking()).toBe(false);
  clock.close();
});
