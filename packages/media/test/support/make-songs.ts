import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { Ffmpeg } from '../../src/index.ts';
import { ffmpegRuns } from './make-files.ts';

export interface Sound {
  readonly rate?: number;
  readonly channels?: number;
  /** Its exact length. */
  readonly samples?: number;
  /** Anything ffmpeg generates; noise unless told. */
  readonly source?: string;
  /** Arguments after the input: codec, bit rate. */
  readonly out?: readonly string[];
}

/** Write a sound file of exactly so many samples; its name says what it is. */
export function makeSound(ffmpeg: Ffmpeg, path: string, sound: Sound = {}): string {
  const { rate = 44_100, channels = 2, samples = 11 * rate + 777, out = [] } = sound;
  const source = sound.source ?? `anoisesrc=a=0.3:seed=7:r=${rate}`;
  ffmpegRuns(
    ffmpeg,
    ...['-f', 'lavfi', '-i', source],
    ...['-af', `aresample=${rate},aformat=sample_rates=${rate},atrim=end_sample=${samples}`],
    ...['-ac', String(channels), ...out, path],
  );
  return path;
}

/** The head of a WAV file with 16 bits, which promises so many samples. */
export function wavHead(rate: number, channels: number, samples: number): Buffer {
  const bytes = samples * channels * 2;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(Math.min(0xff_ff_ff_ff, bytes + 36), 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}

/** A WAV file of silence that takes no room on the disk, however long it is. */
export function writeEmptyWav(path: string, rate: number, samples: number): string {
  const file = openSync(path, 'w');
  writeSync(file, wavHead(rate, 1, samples));
  ftruncateSync(file, 44 + 2 * samples);
  closeSync(file);
  return path;
}

/** A WAV file with these samples, -1 to 1, on both sides. */
export function writeWav(path: string, rate: number, wave: (n: number) => number, samples: number) {
  const sound = Buffer.alloc(4 * samples);
  for (let n = 0; n < samples; n += 1) {
    const value = Math.max(-32_768, Math.min(32_767, Math.round(wave(n) * 32_767)));
    sound.writeInt16LE(value, 4 * n);
    sound.writeInt16LE(value, 4 * n + 2);
  }
  writeFileSync(path, Buffer.concat([wavHead(rate, 2, samples), sound]));
  return path;
}
