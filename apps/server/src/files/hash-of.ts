import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

const PIECE = 256 * 1024;

/** SHA-256 (hex) and length of all of an open file, read once in small pieces. */
export const hashOf = async (
  file: FileHandle,
): Promise<{ readonly sha256: string; readonly bytes: number }> => {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(PIECE);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, PIECE, bytes);
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
};
