import type { FileHandle } from 'node:fs/promises';

const SEARCHED = 64 << 10;

/**
 * How many samples an MP3 file promises in the `Xing` or `Info` frame that encoders write first; null
 * when it has none, or one without a count. What encoder and decoder put before and after the music is
 * counted too, so the music is up to three frames (3456 samples) less.
 */
export async function mp3Promise(file: FileHandle): Promise<number | null> {
  const head = Buffer.alloc(10);
  await file.read(head, 0, 10, 0);
  const tagged = head.toString('latin1', 0, 3) === 'ID3';
  const start = tagged ? 10 + sevenBits(head.subarray(6, 10)) : 0;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SEARCHED), 0, SEARCHED, start);
  const bytes = buffer.subarray(0, bytesRead);
  for (let at = 0; at + 64 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xe6) !== 0xe2) continue;
    const version = ((bytes[at + 1] ?? 0) >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
    const mono = (bytes[at + 3] ?? 0) >> 6 === 3;
    const side = version === 3 ? (mono ? 17 : 32) : mono ? 9 : 17;
    const tag = at + 4 + side;
    if (!['Xing', 'Info'].includes(bytes.toString('latin1', tag, tag + 4))) return null;
    if (tag + 12 > bytes.length || (bytes.readUInt32BE(tag + 4) & 1) === 0) return null;
    return bytes.readUInt32BE(tag + 8) * (version === 3 ? 1152 : 576);
  }
  return null;
}

const sevenBits = (bytes: Buffer): number =>
  bytes.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
