import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { testFfmpeg } from './test-videos.ts';

const run = promisify(execFile);

const folder = await mkdtemp(join(tmpdir(), 'tb-songs-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

let made = 0;

/** A real sound file, each with a sound of its own; gone with the test file. */
export const makeSong = async ({
  seconds = 12,
  rate = 44_100,
  beats,
  delayMs = 0,
}: {
  readonly seconds?: number;
  readonly rate?: number;
  /** Beats a minute; a tone without beats unless told. */
  readonly beats?: number;
  /** Silence before it. */
  readonly delayMs?: number;
} = {}): Promise<string> => {
  made += 1;
  const path = join(folder, `song-${made}.wav`);
  const { path: ffmpeg } = await testFfmpeg();
  // With beats it rises all the way, so that no place is like another.
  const tone = beats === undefined ? `sin(2*PI*${300 + made * 20}*t)` : 'sin(2*PI*(300+9*t)*t)';
  // Four notes a bar, the first of them the loudest.
  const beat =
    beats === undefined
      ? '0.3'
      : `exp(-18*mod(t,${60 / beats}))*if(lt(mod(t,${240 / beats}),${60 / beats}),0.8,0.4)`;
  await run(ffmpeg, [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi'],
    ...['-i', `aevalsrc='${tone}*${beat}':s=${rate}:d=${seconds}`],
    ...(delayMs === 0 ? [] : ['-af', `adelay=${delayMs}`]),
    ...['-ac', '2', '-y', path],
  ]);
  return path;
};
