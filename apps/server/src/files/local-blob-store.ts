import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { failureCode } from '../database/failures.ts';
import { BlobDamaged, BlobTooLarge } from './blob-store.ts';
import type { BlobDraft, BlobStore } from './blob-store.ts';

/** A server that was killed leaves its `.part` files; nobody uploads one image for a day. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/**
 * The blob store in a folder: `ab/abcdef…` for each blob, and `incoming/*.part` for what is not
 * whole yet. Both are in one file system, so that a rename makes a blob appear at once and complete.
 */
export const openLocalBlobStore = async (folder: string): Promise<BlobStore> => {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeAbandoned(incoming);
  const pathOf = (sha256: string): string => join(folder, folderOf(sha256), sha256);

  return {
    receive: async (source, limit) => {
      const part = join(incoming, `${randomUUID()}.part`);
      try {
        const { sha256, bytes } = await writePart(part, source, limit);
        return draftOf(part, sha256, bytes, folder);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    read: (sha256, range) => Readable.toWeb(createReadStream(pathOf(sha256), range)),
    sizeOf: async (sha256) => {
      try {
        return (await stat(pathOf(sha256))).size;
      } catch (error) {
        if (failureCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
};

/** 256 folders: some file systems slow down with very many names in one. */
const folderOf = (sha256: string): string => sha256.slice(0, 2);

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

const draftOf = (part: string, sha256: string, bytes: number, folder: string): BlobDraft => ({
  sha256,
  bytes,
  readPart: async (start, length) => {
    const file = await open(part, 'r');
    try {
      const buffer = new Uint8Array(Math.max(0, Math.min(length, bytes - start)));
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
  keep: async () => {
    try {
      await makeDurable(part, sha256);
      const home = join(folder, folderOf(sha256));
      await mkdir(home, { recursive: true, mode: 0o700 });
      await rename(part, join(home, sha256));
      // The name is durable only once its folder is.
      await syncFolder(home);
      await syncFolder(folder);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  },
  discard: () => rm(part, { force: true }),
});

/** Some file systems report a full disk only at fsync; a short write would be seen by the hash. */
const makeDurable = async (part: string, sha256: string): Promise<void> => {
  const file = await open(part, 'r+');
  try {
    await file.sync();
    if ((await hashOf(file)) !== sha256) throw new BlobDamaged(sha256);
  } finally {
    await file.close();
  }
};

const hashOf = async (file: FileHandle): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false }))
    hash.update(chunk);
  return hash.digest('hex');
};

const syncFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders; its file system keeps names in a journal of its own.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const removeAbandoned = async (incoming: string): Promise<void> => {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
};
