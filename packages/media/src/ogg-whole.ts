import type { FileHandle } from 'node:fs/promises';

/** Longer than any page with its header, so that the last one begins in it (RFC 3533, 6). */
const MOST_PAGE = 70_000;

/** Whether the last page of an Ogg file is there to its last byte: one that was cut off hardly ends between two. */
export async function isOggWhole(file: FileHandle, size: number): Promise<boolean> {
  const length = Math.min(size, MOST_PAGE);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const at = buffer.lastIndexOf('OggS');
  const count = buffer[at + 26];
  if (at < 0 || count === undefined || at + 27 + count > length) return false;
  const lacing = buffer.subarray(at + 27, at + 27 + count);
  return lacing.reduce((sum, bytes) => sum + bytes, at + 27 + count) <= length;
}
