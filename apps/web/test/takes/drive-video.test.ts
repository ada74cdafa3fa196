// @vitest-environment jsdom
import { rational } from '@takeboard/editorial';
import { expect, it } from 'vitest';
import { driveVideo } from '../../src/takes/drive-video.ts';

const time = { fps: rational(24), frames: 100 };

/** A video element of which the test says which frame comes on screen. */
function fakeVideo() {
  const video = document.createElement('video');
  let paused = true;
  let seconds = 0;
  let loaded = 0;
  let seeking = false;
  let next: ((now: number, data: { mediaTime: number }) => void) | undefined;
  Object.defineProperties(video, {
    paused: { get: () => paused },
    seeking: { get: () => seeking },
    currentTime: {
      get: () => seconds,
      set: (to: number) => {
        seconds = to;
      },
    },
  });
  Object.assign(video, {
    play: () => {
      paused = false;
      return Promise.resolve();
    },
    pause: () => {
      paused = true;
    },
    load: () => {
      loaded += 1;
    },
    requestVideoFrameCallback: (callback: typeof next) => {
      next = callback;
      return 1;
    },
    cancelVideoFrameCallback: () => {
      next = undefined;
    },
  });
  return {
    video,
    show: (frame: number) => {
      seconds = frame / 24;
      next?.(0, { mediaTime: seconds });
    },
    frame: () => Math.floor(seconds * 24),
    loaded: () => loaded,
    seeks: (now: boolean) => (seeking = now),
  };
}

it('tells every frame that comes on screen', () => {
  const { video, show } = fakeVideo();
  const frames: number[] = [];
  driveVideo(video, time, (frame) => frames.push(frame));
  for (const frame of [0, 1, 2]) show(frame);
  expect(frames).toEqual([0, 1, 2]);
});

it('goes round in the range while it plays, and lets one look outside while it does not', async () => {
  const { video, show, frame } = fakeVideo();
  const drive = driveVideo(video, time, () => undefined);
  drive.loop({ in: 10, out: 20 });
  await drive.play();
  expect(frame()).toBe(10);
  show(19);
  expect(frame()).toBe(19);
  show(20);
  expect(frame()).toBe(10);
  drive.pause();
  drive.seek(50);
  show(50);
  expect(frame()).toBe(50);
  await drive.play();
  expect(frame()).toBe(10);
});

it('begins anew at the end of the take', async () => {
  const { video, frame } = fakeVideo();
  const drive = driveVideo(video, time, () => undefined);
  drive.loop(null);
  await drive.play();
  video.dispatchEvent(new Event('ended'));
  expect(frame()).toBe(0);
});

it('steps by frames, stopped, and stays inside the take', () => {
  const { video } = fakeVideo();
  const drive = driveVideo(video, time, () => undefined);
  drive.seek(98);
  drive.step(1);
  drive.step(1);
  expect(drive.frame()).toBe(99);
  drive.step(-200);
  expect(drive.frame()).toBe(0);
  expect(video.paused).toBe(true);
});

it('stands where it was sent, whatever old frames still come on the way', () => {
  const { video, show, seeks } = fakeVideo();
  const drive = driveVideo(video, time, () => undefined);
  drive.seek(24);
  seeks(true);
  for (let i = 0; i < 3; i += 1) {
    drive.step(10);
    show(24);
  }
  expect(drive.frame()).toBe(54);
  seeks(false);
  show(54);
  expect(drive.frame()).toBe(54);
});

it('lets go of the file when it is closed', () => {
  const { video, show, loaded } = fakeVideo();
  video.src = '/media/x';
  const frames: number[] = [];
  driveVideo(video, time, (frame) => frames.push(frame)).close();
  expect(video.hasAttribute('src')).toBe(false);
  expect(loaded()).toBe(1);
  show(3);
  expect(frames).toEqual([]);
});
