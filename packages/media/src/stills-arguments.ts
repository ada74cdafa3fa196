import { join } from 'node:path';
import type { MediaFacts, SpriteSheet } from './facts.ts';
import { proxySize } from './proxy-arguments.ts';
import { inputArguments } from './run-ffmpeg.ts';
import { fitted, POSTER_BOX, spriteSheet } from './still-sizes.ts';

/** Where the poster is taken, as a part of the length: past a fade-in, before the action is over. */
const POSTER_AT = 0.4;
/** Proxies are BT.709; a WebP picture is always read as BT.601. */
const TO_WEBP = 'flags=area:in_color_matrix=bt709:out_color_matrix=bt601';
const QUALITY = 72;
const SPRITE_QUALITY = 60;

/** What of a take its stills depend on; `frames` is the number counted in the proxy. */
export type PictureFacts = Pick<MediaFacts, 'fps' | 'frames' | 'width' | 'height'>;

/** One run of ffmpeg that decodes a proxy once and writes all stills of it. */
export interface StillsRun {
  readonly args: readonly string[];
  readonly sheet: SpriteSheet;
  /** Finished names; ffmpeg writes to the same with `.part` behind. */
  readonly files: Readonly<Record<'poster' | 'sprite' | 'inStill' | 'outStill', string>>;
  /** The mean colour of each tile, three bytes each. */
  readonly colors: string;
  /** The poster alone, should it have to be lighter. */
  readonly posterFilter: string;
}

/** What ffmpeg is told to make the stills of `proxy` in `folder`. */
export function stillsRun(proxy: string, folder: string, facts: PictureFacts): StillsRun {
  const { frames } = facts;
  const size = proxySize(facts);
  const sheet = spriteSheet(size, facts);
  const files = {
    poster: join(folder, 'poster.webp'),
    sprite: join(folder, 'sprite.webp'),
    inStill: join(folder, 'in.webp'),
    outStill: join(folder, 'out.webp'),
  };
  const colors = join(folder, 'colors.part');
  const toStill = stillFilter(facts);
  const posterFilter = `select=eq(n\\,${Math.floor(frames * POSTER_AT)}),${toStill}`;
  const part = (n: string) => `floor(${n}*${sheet.tiles}/${frames})`;
  const graph = [
    '[0:v]split=4[p][i][o][t]',
    `[p]${posterFilter}[poster]`,
    `[i]select=eq(n\\,0),${toStill}[in]`,
    `[o]select=eq(n\\,${frames - 1}),${toStill}[out]`,
    // The first frame of each of `tiles` equal parts.
    `[t]select=not(eq(${part('n')}\\,${part('(n-1)')}))[c]`,
    `[c]scale=${sheet.tileWidth}:${sheet.tileHeight}:${TO_WEBP},split[s][m]`,
    `[s]tile=${sheet.columns}x${sheet.rows}[sprite]`,
    '[m]scale=1:1:flags=area,format=rgb24[mean]',
  ];
  const args = [
    ...['-threads', '1', '-filter_complex_threads', '1'],
    ...inputArguments(proxy),
    ...['-filter_complex', graph.join(';')],
    ...webp('[poster]', files.poster),
    ...webp('[in]', files.inStill),
    ...webp('[out]', files.outStill),
    ...webp('[sprite]', files.sprite, SPRITE_QUALITY),
    ...['-map', '[mean]', '-fps_mode', 'passthrough', '-f', 'rawvideo', `file:${colors}`],
  ];
  return { args, sheet, files, colors, posterFilter };
}

/** From a frame of the proxy to a still of 320 pixels. */
export function stillFilter(facts: Pick<MediaFacts, 'width' | 'height'>): string {
  const { width, height } = fitted(proxySize(facts), POSTER_BOX);
  return `scale=${width}:${height}:${TO_WEBP}`;
}

/** Output arguments for one still of the graph's `label`; it is written to `file` with `.part` behind. */
export const webp = (label: string, file: string, quality = QUALITY): string[] => [
  ...['-map', label, '-frames:v', '1', '-fps_mode', 'passthrough'],
  ...['-c:v', 'libwebp', '-quality', String(quality), '-threads', '1'],
  ...['-map_metadata', '-1', '-f', 'webp', `file:${file}.part`],
];
