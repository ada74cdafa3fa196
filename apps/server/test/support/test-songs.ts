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

/** A real sound file of twelve seconds, each with a tone of its own; gone with the test file. */
export const makeSong = async ({
  seconds = 12,
  rate = 44_100,
  ending = 'wav',
}: {
  readonly seconds?: number;
  readonly rate?: number;
  readonly ending?: string;
} = {}): Promise<string> => {
  made += 1;
  const path = join(folder, `song-${made}.${ending}`);
  const { path: ffmpeg } = await testFfmpeg();
  await run(ffmpeg, [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi'],
    ...[
      '-i',
      `sine=frequency=${300 + made * 20}:beep_factor=4:sample_rate=${rate}:duration=${seconds}`,
    ],
    ...['-ac', '2', '-y', path],
  ]);
  return path;
};
