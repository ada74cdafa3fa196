import { FRAME_RATES, rational } from '@takeboard/editorial';
import type { Clip } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import type { FramePool } from '../../src/player/frame-pool.ts';
import { newFilmRun } from '../../src/player/film-run.ts';
import type { FilmRun } from '../../src/player/film-run.ts';
import type { Reel } from '../../src/player/reel.ts';

const fps = FRAME_RATES['24'];
const clip: Clip = { in: 10, speed: rational(1), fps: rational(24), frames: 200 };

/** A reel that decodes at once, and a pool whose canvases say which frame they hold. */
function fakeReel(length = 200) {
  const opened: number[] = [];
  let running = 0;
  let kept = 0;
  const pool: FramePool = {
    async keep(frame) {
      kept += 1;
      frame.close();
      return { frame: frame.frame } as unknown as HTMLCanvasElement;
    },
    giveBack: () => void (kept -= 1),
    close: () => {},
  };
  let unclosed = 0;
  const reel: Reel = {
    async *frames(from) {
      opened.push(from);
      running += 1;
      try {
        for (let frame = from; frame < length; frame += 1) {
          await Promise.resolve();
          unclosed += 1;
          const close = () => void (unclosed -= 1);
          yield { frame, width: 16, height: 9, draw: async () => {}, close };
        }
      } finally {
        running -= 1;
      }
    },
    close: () => {},
  };
  return {
    reel,
    pool,
    opened,
    running: () => running,
    kept: () => kept,
    unclosed: () => unclosed,
  };
}

async function settle() {
  for (let i = 0; i < 200; i += 1) await Promise.resolve();
}
const frameOf = (run: FilmRun, frame: number) => {
  const ready = run.at(frame);
  if (ready === null) return null;
  return { frame: (ready.canvas as unknown as { frame: number }).frame, exact: ready.exact };
};

function start(
  fake: ReturnType<typeof fakeReel>,
  of: Clip = clip,
  span: { from: number; until: number } = { from: 0, until: 120 },
) {
  const failures: unknown[] = [];
  const run = newFilmRun({
    reel: Promise.resolve(fake.reel),
    clip: of,
    fps,
    ...span,
    pool: fake.pool,
    onPicture: () => {},
    onFailure: (error) => failures.push(error),
  });
  return { run, failures };
}

test('plays on from where it begins, twelve pictures ahead and no more', async () => {
  const fake = fakeReel();
  const { run } = start(fake);
  await settle();
  expect(fake.kept()).toBe(13);
  for (let frame = 0; frame < 110; frame += 1) {
    expect(frameOf(run, frame)).toEqual({ frame: 10 + frame, exact: true });
    await settle();
    expect(fake.kept()).toBeLessThanOrEqual(13);
  }
  expect(fake.opened).toEqual([10]);
  run.close();
  await settle();
  expect([fake.kept(), fake.running(), fake.unclosed()]).toEqual([0, 0, 0]);
});

test('slow motion shows each picture as long as it stands, without decoding it again', async () => {
  const fake = fakeReel();
  const { run } = start(fake, { ...clip, speed: rational(1, 2) });
  await settle();
  const shown = [];
  for (let frame = 0; frame < 8; frame += 1) {
    shown.push(frameOf(run, frame)?.frame);
    await settle();
  }
  expect(shown).toEqual([10, 10, 11, 11, 12, 12, 13, 13]);
});

test('three times as fast it leaves out what is not shown, and closes it', async () => {
  const fake = fakeReel();
  const { run } = start(fake, { ...clip, speed: rational(3) }, { from: 0, until: 40 });
  await settle();
  for (let frame = 0; frame < 40; frame += 1) {
    expect(frameOf(run, frame)).toEqual({ frame: 11 + frame * 3, exact: true });
    await settle();
  }
  expect(fake.opened).toEqual([11]);
  run.close();
  await settle();
  expect(fake.unclosed()).toBe(0);
});

test('a jump begins anew, and shows the nearest picture there is until then', async () => {
  const fake = fakeReel();
  const { run } = start(fake);
  await settle();
  expect(frameOf(run, 90)?.exact).toBe(false);
  await settle();
  expect(frameOf(run, 90)).toEqual({ frame: 100, exact: true });
  expect(frameOf(run, 5)?.exact).toBe(false);
  await settle();
  expect(frameOf(run, 5)).toEqual({ frame: 15, exact: true });
  expect(fake.opened).toEqual([10, 100, 15]);
});

test('a hand that scrubs faster than pictures come still sees some, and at last the right one', async () => {
  const fake = fakeReel();
  const { run } = start(fake);
  await settle();
  for (const frame of [100, 20, 80, 40, 60]) frameOf(run, frame);
  await settle();
  expect(frameOf(run, 60)).toEqual({ frame: 70, exact: true });
  expect(fake.opened.length).toBeLessThanOrEqual(3);
});

test('past the end of a take its last picture stands', async () => {
  const fake = fakeReel(30);
  const { run } = start(fake, { ...clip, frames: 30 });
  for (let frame = 0; frame < 60; frame += 1) {
    await settle();
    expect(frameOf(run, frame)).toEqual({ frame: Math.min(29, 10 + frame), exact: true });
  }
});

test('a proxy with fewer frames than its take has stands at its last, too', async () => {
  const fake = fakeReel(25);
  const { run } = start(fake, { ...clip, frames: 30 });
  for (let frame = 0; frame < 40; frame += 1) {
    await settle();
    expect(frameOf(run, frame)).toEqual({ frame: Math.min(24, 10 + frame), exact: true });
  }
});

test('frames before the slot, as a transition needs them, are taken from before its begin', async () => {
  const fake = fakeReel();
  const { run } = start(fake, clip, { from: -6, until: 100 });
  await settle();
  expect(frameOf(run, -6)).toEqual({ frame: 4, exact: true });
});

test('a proxy that cannot be opened is told of once', async () => {
  const fake = fakeReel();
  const failures: unknown[] = [];
  const run = newFilmRun({
    reel: Promise.reject(new Error('gone')),
    clip,
    fps,
    from: 0,
    until: 10,
    pool: fake.pool,
    onPicture: () => {},
    onFailure: (error) => failures.push(error),
  });
  await settle();
  expect(run.at(0)).toBeNull();
  expect(failures).toEqual([new Error('gone')]);
});
