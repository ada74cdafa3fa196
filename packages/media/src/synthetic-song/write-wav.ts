import { writeFile } from 'node:fs/promises';

/** Write channels of equal length, −1 to 1, as a WAV file of 16 bits. */
export async function writeWav(
  path: string,
  channels: readonly Float32Array[],
  rate: number,
): Promise<void> {
  const samples = channels[0]?.length ?? 0;
  const [frame, header] = [2 * channels.length, 44];
  const file = Buffer.alloc(header + samples * frame);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * frame, 28);
  file.writeUInt16LE(frame, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * frame, 40);
  const words = new Int16Array(file.buffer, file.byteOffset + header, samples * channels.length);
  for (const [channel, sound] of channels.entries())
    for (let i = 0, to = channel; i < samples; i += 1, to += channels.length)
      words[to] = Math.max(-32_768, Math.min(32_767, Math.round(32_767 * (sound[i] ?? 0))));
  await writeFile(path, file);
}
