// @vitest-environment jsdom
import { rational } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import { driveLoopVideo } from '../../src/wall/video-loop.ts';

/** A video element whose time moves when it is told, of a take of 24 frames a second. */
function setUp({ frames = 48, length = 48, begin = 0 } = {}) {
  const state = { time: 0, seeks: 0, rate: 1, paused: true, seeking: false, ready: 4 };
  const listeners = new Map<string, () => void>();
  const video = {
    error: null as { message: string } | null,
    muted: false,
    src: '',
    get readyState() {
      return state.ready;
    },
    get currentTime() {
      return state.time;
    },
    set currentTime(to: number) {
      state.time = to;
      state.seeks += 1;
    },
    get seeking() {
      return state.seeking;
    },
    get paused() {
      return state.paused;
    },
    get playbackRate() {
      return state.rate;
    },
    set playbackRate(to: number) {
      state.rate = to;
    },
    play: async () => void (state.paused = false),
    pause: () => void (state.paused = true),
    load() {},
    removeAttribute: () => void (video.src = ''),
    addEventListener: (kind: string, run: () => void) => void listeners.set(kind, run),
    removeEventListener: (kind: string) => void listeners.delete(kind),
  };
  const failures: string[] = [];
  const loop = driveLoopVideo({
    video: video as unknown as HTMLVideoElement,
    src: '/media/proxy',
    time: { fps: rational(24), frames },
    speed: 1,
    loop: { length, sourceOf: (frame) => Math.min(frames - 1, begin + frame) },
    onPainted() {},
    onFailure: (why) => failures.push(why),
  });
  return { loop, video, state, listeners, failures };
}

test('plays on without being sent anywhere while it is in time', () => {
  const { loop, state } = setUp();
  for (let count = 0; count < 47; count += 1) {
    state.time = (count + 0.5) / 24;
    loop.show(count);
  }
  expect(state).toMatchObject({ seeks: 0, paused: false, rate: 1 });
});

test('begins anew with its loop, where its range begins', () => {
  const { loop, state, video } = setUp({ begin: 12, length: 24 });
  // Its address has it begin there.
  expect(video.src).toMatch(/^\/media\/proxy#t=0\.52/u);
  state.time = 12.5 / 24;
  loop.show(0);
  expect(state.seeks).toBe(0);
  state.time = 36 / 24;
  loop.show(24);
  expect(state.time).toBeCloseTo(12.5 / 24);
  expect(state.seeks).toBe(1);
});

test('runs a little faster when it is a little late, and is sent on when it is far off', () => {
  const { loop, state } = setUp();
  loop.show(0);
  state.time = 9 / 24;
  loop.show(11);
  expect(state.seeks).toBe(0);
  expect(state.rate).toBeGreaterThan(1);
  expect(state.rate).toBeLessThanOrEqual(1.08);
  loop.show(30);
  expect(state.seeks).toBe(1);
  expect(state.time).toBeCloseTo(30.5 / 24);
});

test('holds its last picture when it is too short, and goes on at the next begin', () => {
  const { loop, state } = setUp({ frames: 20, length: 48 });
  state.time = 18.5 / 24;
  state.paused = false;
  loop.show(18);
  state.time = 19.5 / 24;
  loop.show(19);
  loop.show(40);
  expect(state.paused).toBe(true);
  loop.show(48);
  loop.show(49);
  expect(state.paused).toBe(false);
  expect(state.time).toBeCloseTo(0.5 / 24);
});

test('waits for its place while it is sent there, and for its file', () => {
  const { loop, state } = setUp();
  state.ready = 0;
  loop.show(20);
  expect(state.paused).toBe(true);
  state.ready = 4;
  state.seeking = true;
  loop.show(30);
  expect(state.seeks).toBe(0);
});

test('says that it does not play, and is let go of when it is closed', () => {
  const { loop, video, listeners, failures } = setUp();
  video.error = { message: 'DEMUXER_ERROR_COULD_NOT_OPEN' };
  listeners.get('error')?.();
  expect(failures).toEqual(['DEMUXER_ERROR_COULD_NOT_OPEN']);
  loop.close();
  expect(video.src).toBe('');
  expect(listeners.size).toBe(0);
});
