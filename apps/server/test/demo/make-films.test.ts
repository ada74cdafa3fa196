import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@takeboard/media';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFilms } from '../../demo/make-films.ts';
import type { Film, Make } from '../../demo/make-films.ts';
import { random } from '../../demo/random.ts';
import { writeSpoiltFiles } from '../../demo/spoilt-files.ts';

let folder: string;
let ffmpeg: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tb-films-'));
  const found = await findFfmpeg({ path: process.env['FFMPEG_PATH'] });
  if ('missing' in found) throw new Error(found.missing);
  ffmpeg = found.path;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const film = (make: Partial<Make>, frames: number, seed: number): Film => {
  const dice = random(seed);
  return {
    make: { codec: 'h264', width: 96, height: 54, fps: '24', sound: false, ...make },
    tunnel: {
      form: dice.oneOf(['ellipse', 'frame', 'triangle', 'arch']),
      hue: dice.whole(0, 359),
      light: [0.5, 0.4],
      drift: [0.1, -0.1],
      speed: 1.5,
      density: 2.5,
      people: { size: 0.3, growth: 0.1, apart: 0.2 },
    },
    frames,
  };
};

/** How many frames a file really has. */
async function framesOf(path: string): Promise<number> {
  const args = ['-i', path, '-map', '0:v', '-f', 'framehash', '-v', 'error', '-'];
  const { stdout } = await promisify(execFile)(ffmpeg, args);
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
}

test.each([
  { codec: 'h264', fps: '24000/1001', sound: true },
  { codec: 'hevc', fps: '25', sound: false },
  { codec: 'vp9', fps: '30', sound: false },
  { codec: 'mjpeg', fps: '60', sound: false },
] as const)('several films out of one ffmpeg are whole: %o', async (make) => {
  const own = await mkdtemp(join(folder, 'several-'));
  const films = [film(make, 9, 1), film(make, 16, 2), film(make, 12, 3)] as const;
  const paths = await makeFilms(ffmpeg, films, own);
  expect(await Promise.all(paths.map(framesOf))).toEqual([9, 16, 12]);
  const hashes = await Promise.all(
    paths.map(async (path) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ),
  );
  expect(new Set(hashes).size).toBe(3);
});

test('a single film carries what it says about itself', async () => {
  const own = await mkdtemp(join(folder, 'single-'));
  const says = { comment: 'Steam on the glass, “a child”; 50%' };
  const [path = ''] = await makeFilms(ffmpeg, [film({ says }, 10, 4)], own);
  expect(await framesOf(path)).toBe(10);
  expect(await readFile(path, 'utf8')).toContain(says.comment);
});

test('an ffmpeg that fails is told with its words', async () => {
  const own = await mkdtemp(join(folder, 'failing-'));
  await expect(makeFilms(ffmpeg, [film({ fps: 'never' }, 5, 5)], own)).rejects.toThrow(
    /could not make films.*never/su,
  );
});

test('spoilt files are of every kind, and none overwrites another', async () => {
  const own = await mkdtemp(join(folder, 'spoilt-'));
  const [good = ''] = await makeFilms(ffmpeg, [film({}, 24, 6)], own);
  const files = await writeSpoiltFiles(ffmpeg, 16, good, own);
  expect(new Set(files.map(({ kind }) => kind)).size).toBe(8);
  expect(new Set(files.map(({ path }) => path)).size).toBe(16);
});
