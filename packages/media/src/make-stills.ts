import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SpriteSheet } from './facts.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { inputArguments, runFfmpeg } from './run-ffmpeg.ts';
import type { Limits } from './run-ffmpeg.ts';
import { stillsRun, webp } from './stills-arguments.ts';
import type { PictureFacts, StillsRun } from './stills-arguments.ts';
import { whyNotWritten } from './why-not-written.ts';

/** The stills of one take: paths of WebP files in the folder they were asked into. */
interface Stills {
  readonly poster: string;
  readonly sprite: string;
  readonly sheet: SpriteSheet;
  readonly inStill: string;
  readonly outStill: string;
  /** Mean of all tiles, as `#rrggbb`: shown until the poster is there. */
  readonly color: string;
}

const MOST_POSTER_BYTES = 15_000;
/** What is tried when noise makes a poster too heavy. */
const LOWER_QUALITIES = [45, 20, 5, 0];

/**
 * Make poster, sprite sheet, first and last still and the mean colour from a finished proxy: one run
 * of ffmpeg that decodes it once. `facts.frames` must be what `makeProxy` counted.
 * @throws MediaProblem when a limit is reached or the proxy is not whole.
 */
export async function makeStills(
  ffmpeg: Ffmpeg,
  proxy: string,
  folder: string,
  facts: PictureFacts,
  limits: Limits = {},
): Promise<Stills> {
  const stills = stillsRun(proxy, folder, facts);
  const { files, colors, sheet } = stills;
  const parts = Object.values(files).map((file) => `${file}.part`);
  try {
    const run = await runFfmpeg(ffmpeg, stills.args, limits);
    const there = await Promise.all(parts.map(isPicture));
    if (!run.finished || there.includes(false)) throw await whyNotWritten(folder, run);
    await lightenPoster(ffmpeg, proxy, stills, limits);
    const color = meanOf(await readFile(colors));
    for (const file of Object.values(files)) await rename(`${file}.part`, file);
    return { ...files, sheet, color };
  } finally {
    for (const file of [colors, ...parts]) await rm(file, { force: true });
  }
}

/** Make the poster anew at lower qualities until it is light enough; the lowest is taken as it is. */
async function lightenPoster(
  ffmpeg: Ffmpeg,
  proxy: string,
  { files: { poster }, posterFilter }: StillsRun,
  limits: Limits,
): Promise<void> {
  for (const quality of LOWER_QUALITIES) {
    if ((await stat(`${poster}.part`)).size <= MOST_POSTER_BYTES) return;
    const run = await runFfmpeg(
      ffmpeg,
      [
        ...['-threads', '1', ...inputArguments(proxy)],
        ...['-filter_complex', `[0:v]${posterFilter}[still]`],
        ...webp('[still]', poster, quality),
      ],
      { ...limits, onProgress: undefined },
    );
    if (!run.finished) throw await whyNotWritten(dirname(poster), run);
  }
}

/**
 * Whether a WebP picture is there. When no frame came, ffmpeg writes eight bytes or nothing, and calls
 * that a success.
 */
export async function isPicture(path: string): Promise<boolean> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, 0);
    return bytesRead === 12 && /^RIFF.{4}WEBP$/su.test(buffer.toString('latin1'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  } finally {
    await file?.close();
  }
}

function meanOf(pixels: Buffer): string {
  const count = Math.floor(pixels.length / 3);
  const hex = [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += pixels[3 * i + channel] ?? 0;
    return Math.round(sum / Math.max(1, count))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${hex.join('')}`;
}
