import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaFacts, SpriteSheet } from './facts.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { incomplete } from './media-problem.ts';
import { proxySize } from './proxy-arguments.ts';
import { inputArguments, runFfmpeg } from './run-ffmpeg.ts';
import type { Limits } from './run-ffmpeg.ts';
import { fitted, POSTER_BOX, spriteSheet } from './still-sizes.ts';

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
/** Where the poster is taken, as a part of the length: past a fade-in, before the action is over. */
const POSTER_AT = 0.4;
const QUALITY = 72;
/** What is tried when noise makes a still too heavy. */
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
  facts: Pick<MediaFacts, 'fps' | 'frames' | 'width' | 'height'>,
  limits: Limits = {},
): Promise<Stills> {
  const { frames } = facts;
  const size = proxySize(facts);
  const sheet = spriteSheet(size, facts);
  const still = fitted(size, POSTER_BOX);
  const posterAt = Math.floor(frames * POSTER_AT);
  const files = {
    poster: join(folder, 'poster.webp'),
    sprite: join(folder, 'sprite.webp'),
    inStill: join(folder, 'in.webp'),
    outStill: join(folder, 'out.webp'),
  };
  const colors = join(folder, 'colors.part');
  const toStill = `scale=${still.width}:${still.height}:flags=area`;
  const tile = `${sheet.tileWidth}:${sheet.tileHeight}`;
  const graph = [
    '[0:v]split=4[p][i][o][t]',
    `[p]select=eq(n\\,${posterAt}),${toStill}[poster]`,
    `[i]select=eq(n\\,0),${toStill}[in]`,
    `[o]select=eq(n\\,${frames - 1}),${toStill}[out]`,
    // The first frame of each of `tiles` equal parts.
    `[t]select=not(eq(floor(n*${sheet.tiles}/${frames})\\,floor((n-1)*${sheet.tiles}/${frames}))),scale=${tile}:flags=area,split[s][m]`,
    `[s]tile=${sheet.columns}x${sheet.rows}[sprite]`,
    '[m]scale=1:1:flags=area,format=rgb24[mean]',
  ].join(';');
  try {
    const run = await runFfmpeg(
      ffmpeg,
      [
        ...['-threads', '1', '-filter_complex_threads', '1'],
        ...inputArguments(proxy),
        ...['-filter_complex', graph],
        ...webp('[poster]', files.poster, QUALITY),
        ...webp('[in]', files.inStill, QUALITY),
        ...webp('[out]', files.outStill, QUALITY),
        ...webp('[sprite]', files.sprite, 60),
        ...['-map', '[mean]', '-fps_mode', 'passthrough', '-f', 'rawvideo', `file:${colors}`],
      ],
      limits,
    );
    if (!run.finished) throw incomplete(new Error(run.words));
    for (const file of Object.values(files))
      if (await isEmpty(`${file}.part`)) throw incomplete(new Error(run.words));
    if ((await stat(`${files.poster}.part`)).size > MOST_POSTER_BYTES)
      await makeLighter(
        ffmpeg,
        proxy,
        files.poster,
        `select=eq(n\\,${posterAt}),${toStill}`,
        limits,
      );
    const color = meanOf(await readFile(colors));
    for (const file of Object.values(files)) await rename(`${file}.part`, file);
    return { ...files, sheet, color };
  } finally {
    const parts = Object.values(files).map((file) => `${file}.part`);
    for (const file of [colors, ...parts]) await rm(file, { force: true });
  }
}

/** Output arguments for one still of the graph's `label`. */
export const webp = (label: string, file: string, quality: number): string[] => [
  ...['-map', label, '-frames:v', '1', '-fps_mode', 'passthrough'],
  ...['-c:v', 'libwebp', '-quality', String(quality), '-threads', '1'],
  ...['-map_metadata', '-1', '-f', 'webp', `file:${file}.part`],
];

async function makeLighter(
  ffmpeg: Ffmpeg,
  proxy: string,
  file: string,
  filter: string,
  limits: Limits,
) {
  for (const quality of LOWER_QUALITIES) {
    const graph = `[0:v]${filter}[still]`;
    const args = [...inputArguments(proxy), '-filter_complex', graph];
    const run = await runFfmpeg(
      ffmpeg,
      ['-threads', '1', ...args, ...webp('[still]', file, quality)],
      { ...limits, onProgress: undefined },
    );
    if (!run.finished) throw incomplete(new Error(run.words));
    if ((await stat(`${file}.part`)).size <= MOST_POSTER_BYTES) return;
  }
}

async function isEmpty(path: string): Promise<boolean> {
  return (await stat(path)).size === 0;
}

function meanOf(pixels: Buffer): string {
  const count = Math.floor(pixels.length / 3);
  const channel = (offset: number) => {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += pixels[3 * i + offset] ?? 0;
    return Math.round(sum / Math.max(1, count));
  };
  const hex = [0, 1, 2].map((offset) => channel(offset).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}
