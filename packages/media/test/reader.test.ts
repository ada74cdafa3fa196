import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { probeVideo } from '../src/index.ts';
import {
  ffmpegForTests,
  ffmpegRuns,
  makeFilm,
  problemOf,
  testFolder,
} from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const film = makeFilm(ffmpeg, join(folder, 'film.mp4'), {
  out: ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'],
});

/** A film whose index says that four billion pictures are shown in another order than stored. */
function endlessFilm(): string {
  const path = join(folder, 'four-billion-pictures.mp4');
  ffmpegRuns(ffmpeg, '-i', film, '-c', 'copy', '-movflags', '+faststart', path);
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(0xffffffff, bytes.indexOf('ctts') + 12);
  writeFileSync(path, bytes);
  return path;
}

test('[M3] a header that keeps its reader busy is given up, and the next file is read', async () => {
  const endless = endlessFilm();
  const [problem, next] = await Promise.all([
    problemOf(probeVideo(endless, undefined, 1500)),
    probeVideo(film),
  ]);
  expect(problem.code).toBe('incomplete');
  expect(next.facts.frames).toBe(24);
});

test('[M3] an abort ends whoever reads and whoever waits, each with its own reason', async () => {
  const first = new AbortController();
  const second = new AbortController();
  const reading = probeVideo(endlessFilm(), first.signal);
  const waiting = probeVideo(film, second.signal);
  const third = probeVideo(film);
  second.abort(new Error('the second'));
  first.abort(new Error('the first'));
  await expect(reading).rejects.toThrow('the first');
  await expect(waiting).rejects.toThrow('the second');
  expect((await third).facts.codec).toBe('h264');
});
