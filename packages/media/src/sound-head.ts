import type { FileHandle } from 'node:fs/promises';
import { incompleteSound } from './sound-problem.ts';

/** What a WAV or AIFF file says about itself. */
export interface SoundHead {
  readonly container: 'wav' | 'aiff';
  readonly codec: string;
  readonly rate: number;
  readonly channels: number;
  /** How many samples it promises; null when it was written by who could not know. */
  readonly promised: number | null;
}

const MOST_CHUNKS = 10_000;
/** Written where a length is when it was not known, or did not fit. */
const UNKNOWN = [0, 0xff_ff_ff_ff, 0x7f_ff_ff_ff];

/**
 * Read the head of a WAV (also RF64) or AIFF file; undefined when it is neither. Reads chunk headers,
 * never the sound.
 * @throws MediaProblem when it is cut off before its sound.
 */
export async function readSoundHead(
  file: FileHandle,
  size: number,
): Promise<SoundHead | undefined> {
  const first = await bytesAt(file, 0, 12);
  const [id, type] = [first.toString('latin1', 0, 4), first.toString('latin1', 8, 12)];
  if (['RIFF', 'RF64', 'BW64'].includes(id) && type === 'WAVE') return readWav(file, size);
  if (id === 'FORM' && ['AIFF', 'AIFC'].includes(type)) return readAiff(file, size);
  return undefined;
}

async function readWav(file: FileHandle, size: number): Promise<SoundHead> {
  let format: Buffer | undefined;
  let longBytes: number | undefined;
  for await (const chunk of chunksOf(file, size, 'little')) {
    if (chunk.id === 'ds64')
      longBytes = Number((await bytesAt(file, chunk.at, 16)).readBigUInt64LE(8));
    if (chunk.id === 'fmt ') format = await bytesAt(file, chunk.at, Math.min(chunk.bytes, 40));
    if (chunk.id !== 'data') continue;
    if (format === undefined || format.length < 16) break;
    const channels = format.readUInt16LE(2);
    const block = format.readUInt16LE(12);
    const tag = format.readUInt16LE(0);
    const kind = tag === 0xff_fe && format.length >= 26 ? format.readUInt16LE(24) : tag;
    const bits = format.readUInt16LE(14);
    // Of compressed kinds a block is more than one sample, and the decoder alone knows how many.
    const plain = kind === 1 || kind === 3;
    const bytes = longBytes ?? (UNKNOWN.includes(chunk.bytes) ? undefined : chunk.bytes);
    return {
      container: 'wav',
      codec: wavCodec(kind, bits),
      rate: format.readUInt32LE(4),
      channels,
      promised: plain && block > 0 && bytes !== undefined ? Math.floor(bytes / block) : null,
    };
  }
  throw incompleteSound();
}

/** By the numbers of RFC 2361. Eight bits have no sign in a WAV file. */
function wavCodec(kind: number, bits: number): string {
  if (kind === 1) return bits <= 8 ? `pcm-u${bits}` : `pcm-s${bits}`;
  if (kind === 3) return `pcm-f${bits}`;
  const known = {
    0x02: 'adpcm',
    0x06: 'alaw',
    0x07: 'ulaw',
    0x11: 'adpcm',
    0x50: 'mp2',
    0x55: 'mp3',
  };
  return Object.entries(known).find(([number]) => Number(number) === kind)?.[1] ?? 'unknown';
}

async function readAiff(file: FileHandle, size: number): Promise<SoundHead> {
  for await (const chunk of chunksOf(file, size, 'big')) {
    if (chunk.id !== 'COMM' || chunk.bytes < 18) continue;
    const common = await bytesAt(file, chunk.at, Math.min(chunk.bytes, 22));
    const frames = common.readUInt32BE(2);
    const kind = common.length >= 22 ? common.toString('latin1', 18, 22) : 'NONE';
    const bits = common.readUInt16BE(6);
    const pcm = ['NONE', 'twos', 'sowt', 'in24', 'in32'].includes(kind);
    return {
      container: 'aiff',
      codec: pcm ? `pcm-s${bits}` : /^fl/iu.test(kind) ? `pcm-f${bits}` : kind.trim().toLowerCase(),
      rate: Math.round(extended(common.subarray(8, 18))),
      channels: common.readUInt16BE(0),
      promised: UNKNOWN.includes(frames) || !(pcm || /^fl/iu.test(kind)) ? null : frames,
    };
  }
  throw incompleteSound();
}

interface Chunk {
  readonly id: string;
  /** Where its content begins. */
  readonly at: number;
  readonly bytes: number;
}

async function* chunksOf(
  file: FileHandle,
  size: number,
  order: 'little' | 'big',
): AsyncGenerator<Chunk> {
  let at = 12;
  for (let count = 0; at + 8 <= size && count < MOST_CHUNKS; count += 1) {
    const head = await bytesAt(file, at, 8);
    const bytes = order === 'little' ? head.readUInt32LE(4) : head.readUInt32BE(4);
    yield { id: head.toString('latin1', 0, 4), at: at + 8, bytes };
    at += 8 + bytes + (bytes % 2);
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return bytesRead === length ? buffer : buffer.subarray(0, bytesRead);
}

/** An 80-bit float, in which AIFF writes its rate (Apple, AIFF 1.3, "extended"). */
function extended(bytes: Buffer): number {
  const exponent = (bytes.readUInt16BE(0) & 0x7f_ff) - 16_383;
  return Number(bytes.readBigUInt64BE(2)) * 2 ** (exponent - 63);
}
