// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import type { Reel, ReelFrame } from '../../src/player/reel.ts';
import { openTakeLoop } from '../../src/wall/take-loop.ts';

/** A proxy of so many frames, decoded one by one; tells which pictures are open, and where it was begun. */
function fakeReel(frames: number) {
  const open = new Set<number>();
  const begun: number[] = [];
  let serial = 0;
  const reel: Reel = {
    async *frames(from) {
      begun.push(from);
      for (let frame = from; frame < frames; frame += 1) {
        await Promise.resolve();
        serial += 1;
        const id = serial;
        open.add(id);
        const picture: ReelFrame = {
          frame,
          width: 64,
          height: 36,
          draw: async () => {},
          close: () => void open.delete(id),
        };
        yield picture;
      }
    },
    close() {},
  };
  return { reel, open, begun };
}

/** A take of `frames` in a loop of `length`, from its frame `begin` on; all of it is at one speed. */
function setUp({ frames = 40, length = 20, begin = 0 } = {}) {
  const canvas = document.createElement('canvas');
  vi.spyOn(canvas, 'getContext').mockReturnValue({} as unknown as null);
  const painted: number[] = [];
  const failures: unknown[] = [];
  const fake = fakeReel(frames);
  const loop = openTakeLoop({
    reel: Promise.resolve(fake.reel),
    loop: { length, sourceOf: (frame) => Math.max(0, Math.min(frames - 1, begin + frame)) },
    canvas,
    onPainted: (count) => painted.push(count),
    onFailure: (error) => failures.push(error),
  });
  const show = async (count: number) => {
    loop.show(count);
    // Decoding and drawing are done when nothing is left to be done.
    for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
  };
  return { ...fake, loop, canvas, painted, failures, show };
}

test('shows the frame that is due, and goes on round its end', async () => {
  const { show, painted, begun } = setUp();
  for (let count = 0; count < 45; count += 1) await show(count);
  expect(painted).toEqual(Array.from({ length: 45 }, (_, count) => count));
  // Begun anew for each loop, before it is due, from its first frame.
  expect(begun).toEqual([0, 0, 0]);
});

test('begins where its range begins', async () => {
  const { show, begun } = setUp({ begin: 12 });
  for (let count = 0; count < 25; count += 1) await show(count);
  expect(begun).toEqual([12, 12]);
});

test('holds its last picture when it is too short, and is there again at the next begin', async () => {
  const { show, painted } = setUp({ frames: 8, length: 20 });
  for (let count = 0; count < 23; count += 1) await show(count);
  expect(painted).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22]);
});

test('leaves out what is not due any more', async () => {
  const { show, painted } = setUp();
  await show(0);
  await show(9);
  expect(painted.at(0)).toBe(0);
  expect(painted.at(-1)).toBe(9);
  expect(painted.length).toBeLessThan(9);
});

test('jumps when it is sent far away, and back', async () => {
  const { show, painted, begun } = setUp({ frames: 200, length: 180 });
  await show(0);
  await show(100);
  expect(painted.at(-1)).toBe(100);
  await show(10);
  expect(painted.at(-1)).toBe(10);
  expect(begun).toEqual([0, 100, 10]);
});

test('keeps few pictures, and none when it is closed', async () => {
  const { show, open, loop, canvas } = setUp();
  await show(3);
  expect(open.size).toBeLessThanOrEqual(8);
  loop.close();
  await Promise.resolve();
  await Promise.resolve();
  expect(open.size).toBe(0);
  expect(canvas.width).toBe(0);
});

test('says that a proxy has no picture, rather than asking for ever', async () => {
  const { show, failures } = setUp({ frames: 0 });
  for (let count = 0; count < 3; count += 1) await show(count);
  expect(String(failures)).toContain('no picture');
});

test('says why a proxy does not come', async () => {
  const failures: unknown[] = [];
  const canvas = document.createElement('canvas');
  vi.spyOn(canvas, 'getContext').mockReturnValue({} as unknown as null);
  openTakeLoop({
    reel: Promise.reject(new Error('404')),
    loop: { length: 10, sourceOf: (frame) => frame },
    canvas,
    onPainted() {},
    onFailure: (error) => failures.push(error),
  });
  await new Promise((resolve) => setTimeout(resolve));
  expect(failures).toEqual([new Error('404')]);
});
