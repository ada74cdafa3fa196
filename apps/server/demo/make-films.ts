import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { tunnelPainter } from './paint-tunnel.ts';
import type { Tunnel } from './paint-tunnel.ts';

/** How a film's file is made. Films with the same make can come out of one ffmpeg. */
export interface Make {
  readonly codec: keyof typeof CODECS;
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
  /** Frames per second as ffmpeg reads them: `24`, `24000/1001`. */
  readonly fps: string;
  readonly sound: boolean;
  /** What the file says about itself, `comment` and the like. */
  readonly says?: Readonly<Record<string, string>>;
}

export interface Film {
  readonly make: Make;
  readonly tunnel: Tunnel;
  readonly frames: number;
}

interface Codec {
  readonly extension: 'mp4' | 'mov' | 'webm';
  readonly arguments: readonly string[];
}

const QUIET_X265 = 'log-level=error:pools=none:frame-threads=1';

/** The quickest settings each has: what is measured with these films is not how well they are coded. */
const CODECS = {
  h264: mp4('-c:v libx264 -preset ultrafast -crf 25 -pix_fmt yuv420p'),
  hevc: mp4(
    `-c:v libx265 -preset ultrafast -crf 27 -tag:v hvc1 -forced-idr 1 -x265-params ${QUIET_X265}`,
  ),
  /** Light beyond a plain screen's, as phones film it (HLG, ten bits). */
  hlg: mp4(
    `-c:v libx265 -preset ultrafast -crf 27 -tag:v hvc1 -forced-idr 1 -pix_fmt yuv420p10le -color_primaries bt2020 -color_trc arib-std-b67 -colorspace bt2020nc -x265-params ${QUIET_X265}`,
    'mov',
  ),
  mjpeg: mp4('-c:v mjpeg -q:v 6 -pix_fmt yuvj420p', 'mov'),
  prores: mp4('-c:v prores -profile:v 0', 'mov'),
  vp9: {
    extension: 'webm',
    arguments: '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 500k'.split(' '),
  },
} as const satisfies Record<string, Codec>;

function mp4(settings: string, extension: 'mp4' | 'mov' = 'mp4'): Codec {
  return { extension, arguments: settings.split(' ') };
}

export const extensionOf = (make: Make): string => CODECS[make.codec].extension;

/** Pixels of the shorter side that are painted; ffmpeg enlarges them, gradients bear it. */
const PAINTED = 200;

/**
 * Makes the files of films with one make, in one ffmpeg: starting it would cost as much as coding a
 * short film. Each film is a segment of what is painted, complete in itself.
 * @returns the paths, in the order of the films, inside `folder`, which belongs to this call alone.
 */
export async function makeFilms(
  ffmpeg: string,
  films: readonly [Film, ...Film[]],
  folder: string,
): Promise<readonly string[]> {
  const { make } = films[0];
  const { width, height, fps } = make;
  const shrink = Math.min(1, PAINTED / Math.min(width, height));
  const size = [evenOf(width * shrink), evenOf(height * shrink)] as const;
  const rate = Number(fps.split('/')[0]) / Number(fps.split('/')[1] ?? 1);
  const child = spawn(ffmpeg, argumentsFor(films, size, rate), {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close') as Promise<[number | null]>;
  // A pipe that breaks is told by how ffmpeg ended.
  child.stdin.on('error', () => undefined);
  for (const film of films) {
    const paint = tunnelPainter(film.tunnel, ...size);
    for (let frame = 0; frame < film.frames; frame += 1) {
      const isTaken = child.stdin.write(Buffer.from(paint(frame / rate)));
      if (!isTaken && child.exitCode === null) {
        await Promise.race([once(child.stdin, 'drain'), ended]);
      }
    }
  }
  child.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`ffmpeg could not make films (${make.codec}):\n${said}`);
  const paths = films.map((_, i) => join(folder, segmentName(i, make)));
  if (films.length === 1) await rename(join(folder, `only.${extensionOf(make)}`), paths[0] ?? '');
  return paths;
}

function argumentsFor(
  films: readonly [Film, ...Film[]],
  [width, height]: readonly [number, number],
  rate: number,
): string[] {
  const { make } = films[0];
  const { extension, arguments: codec } = CODECS[make.codec];
  const input = `-f rawvideo -pix_fmt yuv420p -video_size ${width}x${height} -framerate ${make.fps} -i pipe:0`;
  const sound = ['-f', 'lavfi', '-i', 'anoisesrc=a=0.02:c=brown:r=48000'];
  const coded = make.codec === 'vp9' ? 'libopus' : 'aac';
  const says = Object.entries(make.says ?? {}).flatMap(([key, value]) => [
    '-metadata',
    `${key}=${value}`,
  ]);
  return [
    ...'-v error -nostdin -y -threads 1'.split(' '),
    ...input.split(' '),
    ...(make.sound ? [...sound, '-shortest', '-c:a', coded, '-b:a', '64k'] : []),
    ...['-vf', `scale=${make.width}:${make.height}:flags=fast_bilinear`, '-threads', '1'],
    ...codec,
    ...says,
    ...containerFor(films, extension, rate),
  ];
}

function containerFor(films: readonly Film[], extension: string, rate: number): string[] {
  const faststart = extension === 'webm' ? [] : ['movflags=+faststart+use_metadata_tags'];
  if (films.length === 1) {
    return [...faststart.flatMap((flags) => ['-movflags', flags.slice(9)]), `only.${extension}`];
  }
  const ends = films.map((_, i) =>
    films.slice(0, i + 1).reduce((sum, { frames }) => sum + frames, 0),
  );
  const cuts = ends.slice(0, -1);
  return [
    '-force_key_frames',
    // A little early: ffmpeg rounds to a frame, and must not take the one behind.
    cuts.map((frame) => ((frame - 0.25) / rate).toFixed(6)).join(','),
    ...['-f', 'segment', '-segment_frames', cuts.join(','), '-reset_timestamps', '1'],
    ...['-segment_format', extension],
    ...faststart.flatMap((options) => ['-segment_format_options', options]),
    `%04d.${extension}`,
  ];
}

const segmentName = (index: number, make: Make): string =>
  `${String(index).padStart(4, '0')}.${extensionOf(make)}`;

const evenOf = (pixels: number): number => Math.max(16, 2 * Math.round(pixels / 2));
