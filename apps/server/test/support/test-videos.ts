import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@takeboard/media';
import type { Ffmpeg } from '@takeboard/media';
import { afterAll } from 'vitest';

const run = promisify(execFile);

const folder = await mkdtemp(join(tmpdir(), 'tb-videos-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

let asked: ReturnType<typeof findFfmpeg> | undefined;

/** The ffmpeg of this machine, which is asked once what it can. @throws the sentence how to get one. */
export const testFfmpeg = async (): Promise<Ffmpeg> => {
  const found = await (asked ??= findFfmpeg({ path: process.env['FFMPEG_PATH'] }));
  if ('missing' in found) throw new Error(found.missing);
  return found;
};

let made = 0;

/** A real, tiny video, each with a picture of its own; gone with the test file. */
export const makeVideo = async ({
  seconds = 0.5,
  size = '64x36',
  fps = 12,
  tags = {},
  ending = 'mp4',
}: {
  readonly seconds?: number;
  readonly size?: string;
  readonly fps?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly ending?: string;
} = {}): Promise<string> => {
  made += 1;
  const path = join(folder, `${made}.${ending}`);
  const { path: ffmpeg } = await testFfmpeg();
  await run(ffmpeg, [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi'],
    ...['-i', `testsrc2=size=${size}:rate=${fps}:duration=${seconds},hue=h=${made * 17}`],
    ...Object.entries(tags).flatMap(([name, text]) => ['-metadata', `${name}=${text}`]),
    ...['-movflags', 'use_metadata_tags', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-y', path],
  ]);
  return path;
};

/** An ffmpeg that does not begin its work before it is let: for meeting a worker in the middle of a take. */
export const gatedFfmpeg = async (): Promise<{
  readonly ffmpeg: Ffmpeg;
  open(): Promise<void>;
  close(): Promise<void>;
}> => {
  const real = await testFfmpeg();
  const gate = join(folder, 'open');
  const path = join(folder, 'gated-ffmpeg');
  const script = `#!/bin/sh\nwhile [ ! -e '${gate}' ]; do sleep 0.05; done\nexec '${real.path}' "$@"\n`;
  await writeFile(path, script, { mode: 0o755 });
  return {
    ffmpeg: { ...real, path },
    open: () => writeFile(gate, ''),
    close: () => rm(gate, { force: true }),
  };
};
