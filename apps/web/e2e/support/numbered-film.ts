import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DroppedFile } from './films.ts';

/** What is written into each picture: 10 bits of the frame's number, then 6 of the film's. */
export interface FrameCode {
  readonly film: number;
  readonly frame: number;
}

const FRAME_BITS = 10;
const BITS = 16;
/** Where the two rows of blocks lie, in parts of the height; the second row is the first inverted. */
const ROWS = { plain: 0.4, inverted: 0.6, height: 0.1 } as const;
const [DARK, LIGHT, GROUND] = [16, 235, 96];

/**
 * Makes a film in which every picture says by blocks which film and which frame it is, so plainly that
 * it can be read from a small copy and through another encoding.
 */
export async function numberedFilm(
  film: number,
  {
    frames,
    fps = '24',
    width = 640,
    height = 360,
  }: {
    readonly frames: number;
    readonly fps?: string;
    readonly width?: number;
    readonly height?: number;
  },
): Promise<DroppedFile> {
  const folder = mkdtempSync(join(tmpdir(), 'tb-numbered-'));
  const path = join(folder, 'film.mp4');
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', fps];
  const encoded = ['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20'];
  const ffmpeg = spawn(
    process.env['FFMPEG_PATH'] ?? 'ffmpeg',
    ['-v', 'error', '-y', ...raw, '-i', 'pipe:0', ...encoded, '-g', '24', path],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  try {
    const ended = once(ffmpeg, 'exit');
    for (let frame = 0; frame < frames; frame += 1) {
      const picture = paint(frame | (film << FRAME_BITS), width, height);
      if (!ffmpeg.stdin.write(picture)) await once(ffmpeg.stdin, 'drain');
    }
    ffmpeg.stdin.end();
    const [status] = (await ended) as [number | null];
    if (status !== 0) throw new Error(`ffmpeg ended with ${status} while it made a numbered film.`);
    return { name: `numbered-${film}.mp4`, bytes: readFileSync(path) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function paint(code: number, width: number, height: number): Buffer {
  const picture = Buffer.alloc(width * height, GROUND);
  for (let bit = 0; bit < BITS; bit += 1) {
    const isSet = ((code >> bit) & 1) === 1;
    const [from, to] = [bit, bit + 1].map((edge) => Math.round((edge * width) / BITS));
    for (const [row, light] of [
      [ROWS.plain, isSet],
      [ROWS.inverted, !isSet],
    ] as const) {
      const top = Math.round(row * height);
      const bottom = Math.round((row + ROWS.height) * height);
      for (let y = top; y < bottom; y += 1) {
        picture.fill(light ? LIGHT : DARK, y * width + (from ?? 0), y * width + (to ?? 0));
      }
    }
  }
  return picture;
}

/**
 * Gives a page `window.readCode(canvas)`, which reads the number of the picture that is painted on a
 * canvas now; null for one that is no numbered film, or a mixture of two.
 */
export async function giveCodeReader(page: Page): Promise<void> {
  await page.addInitScript(
    ({ bits, frameBits, rows }) => {
      const small = document.createElement('canvas');
      small.width = bits;
      small.height = 2;
      const context = small.getContext('2d', { willReadFrequently: true });
      const readCode = (canvas: HTMLCanvasElement) => {
        if (context === null) throw new Error('no canvas');
        const { width, height } = canvas;
        for (const [y, row] of [rows.plain, rows.inverted].entries()) {
          const middle = Math.round((row + rows.height / 2) * height);
          context.drawImage(canvas, 0, middle - 1, width, 2, 0, y, bits, 1);
        }
        const { data } = context.getImageData(0, 0, bits, 2);
        let code = 0;
        for (let bit = 0; bit < bits; bit += 1) {
          const [plain = 0, inverted = 0] = [data[bit * 4], data[(bits + bit) * 4]];
          if (Math.abs(plain - inverted) < 60) return null;
          if (plain > inverted) code |= 1 << bit;
        }
        return { film: code >> frameBits, frame: code & ((1 << frameBits) - 1) };
      };
      Object.assign(window, { readCode });
    },
    { bits: BITS, frameBits: FRAME_BITS, rows: ROWS },
  );
}
