import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { findFfmpeg, probeVideo } from '../../src/index.ts';
import { openInput } from '../../src/open-input.ts';
import type { Ffmpeg, MediaProblem } from '../../src/index.ts';

/** The machine's ffmpeg; without one there is nothing to test here. */
export async function ffmpegForTests(): Promise<Ffmpeg> {
  const found = await findFfmpeg({ path: process.env['FFMPEG_PATH'] });
  if ('missing' in found) throw new Error(found.missing);
  return found;
}

/** A folder that goes away with the test file. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tb-media-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Run ffmpeg as one types it. */
export const ffmpegRuns = (ffmpeg: Ffmpeg, ...args: readonly string[]): Buffer =>
  execFileSync(ffmpeg.path, ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', ...args], {
    maxBuffer: 256 << 20,
  });

export interface Film {
  readonly size?: string;
  readonly rate?: string;
  readonly seconds?: number;
  /** Arguments after the input: codec, filters, tags. */
  readonly out?: readonly string[];
  readonly sound?: boolean;
}

/** Write a moving test picture in which no two frames are the same. */
export function makeFilm(ffmpeg: Ffmpeg, path: string, film: Film = {}): string {
  const { size = '192x108', rate = '24', seconds = 1, sound = false } = film;
  const out = film.out ?? ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  const tone = ['-f', 'lavfi', '-i', `sine=440:d=${seconds}`];
  ffmpegRuns(
    ffmpeg,
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`],
    ...(sound ? tone : []),
    ...out,
    path,
  );
  return path;
}

/**
 * The same file with one picture damaged from its first byte on: the one that lies at that part of all
 * pictures, 0 to 1. Resolves with the milliseconds at which it would be shown. (Single bits in the middle
 * of a picture often make another picture, which decodes as well.)
 */
export async function damagePicture(from: string, to: string, part: number): Promise<number> {
  const { input, bunny } = await openInput(from);
  const [video] = await input.getVideoTracks();
  if (video === undefined) throw new Error(`${from} has no picture`);
  const pictures: { readonly data: Uint8Array; readonly timestamp: number }[] = [];
  for await (const packet of new bunny.EncodedPacketSink(video).packets()) pictures.push(packet);
  input.dispose();
  const hit = pictures[Math.floor(part * pictures.length)];
  if (hit === undefined) throw new Error(`${from} has no picture there`);
  const bytes = readFileSync(from);
  const place = bytes.indexOf(hit.data);
  for (let i = 0; i < Math.min(200, hit.data.length); i += 3)
    bytes.writeUInt8((bytes[place + i] ?? 0) ^ 0x55, place + i);
  writeFileSync(to, bytes);
  return Math.round(1000 * hit.timestamp);
}

/** The number of frames that ffmpeg decodes from a file: a second opinion, not through mediabunny. */
export function framesDecoded(ffmpeg: Ffmpeg, path: string): number {
  const args = ['-i', path, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'framecrc', '-'];
  const lines = ffmpegRuns(ffmpeg, ...args).toString();
  return lines.split('\n').filter((line) => line.startsWith('0,')).length;
}

/** The pixels of one frame as RGB, at a size of the test's choice. */
export function pixelsOf(ffmpeg: Ffmpeg, path: string, frame: number, size: string): Buffer {
  return ffmpegRuns(
    ffmpeg,
    ...['-i', path, '-vf', `select=eq(n\\,${frame}),scale=${size.replace('x', ':')}:flags=area`],
    ...['-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
  );
}

/** Mean difference of two pictures of the same size, 0 to 255. */
export function difference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return a.length === b.length ? sum / a.length : 255;
}

export const factsOf = async (path: string) => (await probeVideo(path)).facts;

/** The MediaProblem that a promise rejects with. */
export async function problemOf(promise: Promise<unknown>): Promise<MediaProblem> {
  const { MediaProblem } = await import('../../src/index.ts');
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof MediaProblem) return error;
  throw error;
}
