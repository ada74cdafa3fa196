import type { FileHandle } from 'node:fs/promises';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;

/**
 * Whether a WebM or MKV file of `size` bytes reaches as far as it says itself. One that was written
 * while it was recorded says nothing and counts as whole; only decoding can tell then.
 */
export async function isWholeMatroska(file: FileHandle, size: number): Promise<boolean> {
  const header = await elementAt(file, 0);
  if (header?.id !== EBML || header.bytes === undefined) return true;
  const segment = await elementAt(file, header.start + header.bytes);
  if (segment?.id !== SEGMENT || segment.bytes === undefined) return true;
  return segment.start + segment.bytes <= size;
}

interface Element {
  readonly id: number;
  /** Where its content begins. */
  readonly start: number;
  /** Length of its content; undefined when it was not known yet. */
  readonly bytes: number | undefined;
}

/** Identifier and length are both numbers whose first byte tells how many bytes they take. */
async function elementAt(file: FileHandle, at: number): Promise<Element | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, at);
  const first = buffer[0] ?? 0;
  const idBytes = Math.clz32(first) - 23;
  if (bytesRead < 12 || idBytes > 4) return undefined;
  const id = buffer.readUIntBE(0, idBytes);
  const lengthBytes = Math.clz32(buffer[idBytes] ?? 0) - 23;
  if (lengthBytes > 8) return undefined;
  let length = 0;
  let known = false;
  for (let i = 0; i < lengthBytes; i += 1) {
    const mask = i === 0 ? 0xff >> lengthBytes : 0xff;
    const byte = (buffer[idBytes + i] ?? 0) & mask;
    if (byte !== mask) known = true; // all ones is "unknown"
    length = length * 256 + byte;
  }
  const start = at + idBytes + lengthBytes;
  return { id, start, bytes: known ? length : undefined };
}
