import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobTooLarge } from './blob-store.ts';
import type { BlobDraft } from './blob-store.ts';

/** A server that was killed leaves its `.part` files; nobody uploads one image for a day. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** A draft but for its keeping, which is the store's own. */
export interface ReceivedPart extends Omit<BlobDraft, 'keep'> {
  readonly path: string;
}

/** Writes a stream to a new `.part` file in a folder, hashing it; leaves none behind when it fails. */
export const receivePart = async (
  folder: string,
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<ReceivedPart> => {
  const path = join(folder, `${randomUUID()}.part`);
  const discard = (): Promise<void> => rm(path, { force: true });
  try {
    const written = await writePart(path, source, limit);
    return { ...written, path, discard, readPart: readPartOf(path, written.bytes) };
  } catch (error) {
    await discard();
    throw error;
  }
};

const writePart = async (
  part: string,
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ sha256: string; bytes: number }> => {
  const file = await open(part, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > limit) throw new BlobTooLarge(limit);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    await file.close();
  }
};

const readPartOf =
  (path: string, bytes: number): BlobDraft['readPart'] =>
  async (start, length) => {
    const file = await open(path, 'r');
    try {
      const buffer = new Uint8Array(Math.max(0, Math.min(length, bytes - start)));
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  };

export const removeAbandonedParts = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
};
