import type { FileHandle } from 'node:fs/promises';

const SEARCHED = 64 << 10;

/**
 * How many samples an MP3 file promises in the `Xing` or `Info` frame that encoders write first; null
 * when it has none, or one without a count. Behind that count LAME and its like write how many samples
 * they put before and after the music ("enc_delay" and "enc_padding" of the LAME tag, 12 bits each),
 * which decoders take off; without that it is up to three frames more than the music.
 */
export async function mp3Promise(file: FileHandle): Promise<number | null> {
  const head = Buffer.alloc(10);
  await file.read(head, 0, 10, 0);
  const isTagged = head.toString('latin1', 0, 3) === 'ID3';
  const start = isTagged ? 10 + sevenBits(head.subarray(6, 10)) : 0;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SEARCHED), 0, SEARCHED, start);
  const bytes = buffer.subarray(0, bytesRead);
  for (let at = 0; at + 200 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xe6) !== 0xe2) continue;
    const version = ((bytes[at + 1] ?? 0) >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
    const isMono = (bytes[at + 3] ?? 0) >> 6 === 3;
    const side = version === 3 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
    return countIn(bytes.subarray(at + 4 + side), version === 3 ? 1152 : 576);
  }
  return null;
}

function countIn(tag: Buffer, samplesPerFrame: number): number | null {
  if (!['Xing', 'Info'].includes(tag.toString('latin1', 0, 4)) || tag.length < 160) return null;
  const flags = tag.readUInt32BE(4);
  if ((flags & 1) === 0) return null;
  const samples = tag.readUInt32BE(8) * samplesPerFrame;
  // Count, bytes, table of contents and quality are there or not; the encoder's name follows.
  const encoder = 8 + [4, 4, 100, 4].reduce((sum, size, i) => sum + ((flags >> i) & 1) * size, 0);
  const isSaid = /^[A-Z][A-Za-z0-9. ]{3}/u.test(tag.toString('latin1', encoder, encoder + 4));
  const around = tag.readUIntBE(encoder + 21, 3);
  return isSaid ? Math.max(0, samples - (around >> 12) - (around & 0xfff)) : samples;
}

const sevenBits = (bytes: Buffer): number =>
  bytes.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
