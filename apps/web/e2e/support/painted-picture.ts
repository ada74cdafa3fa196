import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import type { DroppedFile } from './films.ts';

/** Pictures are compared small and grey: enough to tell one of a film's frames from the next. */
const [WIDTH, HEIGHT] = [64, 36];

/** Grey values of a small picture, row by row. */
export type SmallPicture = Uint8Array;

/**
 * Has ffmpeg decode a file from its frame `from` on, at the frame rate of a cut: the pictures that a
 * slot shows, one after another.
 */
export async function decodedBySource(
  film: DroppedFile,
  { from, fps }: { readonly from: number; readonly fps: number },
): Promise<readonly SmallPicture[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tb-source-'));
  try {
    const path = join(folder, 'film.mp4');
    writeFileSync(path, film.bytes);
    const picture = [
      `trim=start_frame=${from}`,
      'setpts=PTS-STARTPTS',
      `fps=${fps}:round=near`,
      `scale=${WIDTH}:${HEIGHT}:flags=area`,
      'format=gray',
    ].join(',');
    const { stdout } = await promisify(execFile)(
      process.env['FFMPEG_PATH'] ?? 'ffmpeg',
      ['-v', 'error', '-i', path, '-vf', picture, '-f', 'rawvideo', 'pipe:1'],
      { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
    );
    const size = WIDTH * HEIGHT;
    return Array.from({ length: Math.floor(stdout.length / size) }, (_, i) =>
      stdout.subarray(i * size, (i + 1) * size),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is painted now on the film's canvas on a page, or in a part of it. */
export async function paintedNow(part: Page | Locator): Promise<SmallPicture> {
  const grey = await part.getByRole('img', { name: 'The film' }).evaluate(
    (canvas, [width, height]) => {
      const small = new OffscreenCanvas(width, height);
      const context = small.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('This page has no canvas to read from.');
      context.imageSmoothingQuality = 'high';
      context.drawImage(canvas as HTMLCanvasElement, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, i) =>
        Math.round(
          0.2126 * (data[4 * i] ?? 0) +
            0.7152 * (data[4 * i + 1] ?? 0) +
            0.0722 * (data[4 * i + 2] ?? 0),
        ),
      );
    },
    [WIDTH, HEIGHT] as const,
  );
  return Uint8Array.from(grey);
}

/** The index of the picture that is most like one; -1 when none is much like it. */
export function mostLike(picture: SmallPicture, among: readonly SmallPicture[]): number {
  const distances = among.map((each) => meanDifference(picture, each));
  const least = Math.min(...distances);
  return least < ALIKE ? distances.indexOf(least) : -1;
}

/** Grey values by which an encoded picture differs from its source, far more than it ever does. */
const ALIKE = 24;

function meanDifference(one: SmallPicture, other: SmallPicture): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += Math.abs((one[i] ?? 0) - (other[i] ?? 0));
  return sum / one.length;
}
