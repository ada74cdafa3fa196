import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { random } from './random.ts';

/** A file that is no take, or not yet. */
export interface SpoiltFile {
  readonly kind: (typeof KINDS)[number];
  readonly path: string;
  readonly name: string;
  readonly folder: string;
}

const KINDS = [
  'cut off',
  'damaged',
  'playlist',
  'picture',
  'sound only',
  'noise',
  'empty',
  'damaged, kept',
] as const;

const FOLDER = 'to sort';
const NAMES: Readonly<Record<SpoiltFile['kind'], string>> = {
  'cut off': 'Gen-4_5 Wipers cut the rain into stripes 2210945532.mp4',
  damaged: 'gen4_77c0_keyhole-seven.mp4',
  playlist: 'stream (1).mp4',
  picture: 'Screenshot of take 4.mp4',
  'sound only': 'guide vocal “bridge”.mp4',
  noise: 'download.mp4',
  empty: 'new video.mp4',
  'damaged, kept': 'Room_with_waves_seed99120345.mp4',
};

/** A picture of one pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const PLAYLIST = '#EXTM3U\n#EXTINF:4,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n';

const run = promisify(execFile);

/**
 * Writes files as they go wrong in real life: cut off, damaged on the way, something else in disguise.
 * @param good an MP4 with H.264; its bytes are spoilt in copies.
 */
export async function writeSpoiltFiles(
  ffmpeg: string,
  count: number,
  good: string,
  root: string,
): Promise<readonly SpoiltFile[]> {
  const film = await readFile(good);
  await mkdir(join(root, FOLDER), { recursive: true });
  const files: SpoiltFile[] = [];
  for (let i = 0; i < count; i += 1) {
    const kind = KINDS[i % KINDS.length] as SpoiltFile['kind'];
    const round = Math.floor(i / KINDS.length);
    const name = round === 0 ? NAMES[kind] : NAMES[kind].replace(/\.mp4$/u, ` (${round}).mp4`);
    const path = join(root, FOLDER, name);
    if (kind === 'sound only') await makeSound(ffmpeg, path, i);
    else await writeFile(path, bytesOf(kind, film, i));
    files.push({ kind, path, name, folder: FOLDER });
  }
  return files;
}

function bytesOf(kind: Exclude<SpoiltFile['kind'], 'sound only'>, film: Buffer, seed: number) {
  const dice = random(seed + 1);
  switch (kind) {
    case 'cut off':
      return film.subarray(0, Math.floor(film.length * dice.between(0.4, 0.8)));
    case 'damaged':
    case 'damaged, kept': {
      const copy = Buffer.from(film);
      const from = Math.floor(copy.length * dice.between(0.4, 0.6));
      for (let i = 0; i < 300; i += 1) copy[from + i] = dice.whole(0, 255);
      return copy;
    }
    case 'playlist':
      return Buffer.from(`${PLAYLIST}# ${seed}\n`);
    case 'picture':
      return Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from([seed])]);
    case 'noise':
      return Buffer.from(Array.from({ length: 20_000 }, () => dice.whole(0, 255)));
    case 'empty':
      return Buffer.alloc(0);
  }
}

async function makeSound(ffmpeg: string, path: string, seed: number): Promise<void> {
  const source = ['-f', 'lavfi', '-i', `sine=frequency=${220 + 20 * seed}:duration=2`];
  await run(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...source, '-c:a', 'aac', '-f', 'mp4', path]);
}
