import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { failureCode } from '../database/failures.ts';
import { BlobDamaged, BlobMissing } from './blob-store.ts';
import type { BlobStore } from './blob-store.ts';
import { hashOf } from './hash-of.ts';
import { receivePart, removeAbandonedParts } from './receive-part.ts';

const SHA256 = /^[0-9a-f]{64}$/u;

/**
 * The blob store in a folder: `ab/abcdef…` for each blob, and `incoming/*.part` for what is not
 * whole yet. Both are in one file system, so that a rename makes a blob appear at once and complete.
 */
export const openLocalBlobStore = async (folder: string): Promise<BlobStore> => {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeAbandonedParts(incoming);
  const pathOf = (sha256: string): string => join(folder, folderOf(sha256), sha256);

  const sizeOf = async (sha256: string): Promise<number | undefined> => {
    try {
      return (await stat(pathOf(sha256))).size;
    } catch (error) {
      if (failureCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  };
  /** Gives a durable file its name. */
  const enter = async (path: string, sha256: string): Promise<void> => {
    const home = join(folder, folderOf(sha256));
    await mkdir(home, { recursive: true, mode: 0o700 });
    await rename(path, join(home, sha256));
    // The name is durable only once its folder is.
    await syncFolder(home);
    await syncFolder(folder);
  };

  return {
    receive: async (source, limit) => {
      const draft = await receivePart(incoming, source, limit);
      return {
        ...draft,
        keep: async () => {
          try {
            const { sha256 } = await makeDurable(draft.path);
            if (sha256 !== draft.sha256) throw new BlobDamaged(draft.sha256);
            await enter(draft.path, sha256);
          } catch (error) {
            await draft.discard();
            throw error;
          }
        },
      };
    },

    keepFile: async (path) => {
      const kept = await makeDurable(path);
      try {
        await enter(path, kept.sha256);
      } catch (error) {
        if (failureCode(error) !== 'EXDEV') throw error;
        // Another file system: a copy first, so that the name again appears with whole bytes.
        const part = join(incoming, `${randomUUID()}.part`);
        try {
          await copyFile(path, part);
          if ((await makeDurable(part)).sha256 !== kept.sha256) throw new BlobDamaged(kept.sha256);
          await enter(part, kept.sha256);
        } catch (failure) {
          await rm(part, { force: true });
          throw failure;
        }
      }
      // Two names of one file are not renamed into each other, and a copy leaves its original.
      await rm(path, { force: true });
      return kept;
    },

    open: async (sha256, range) => {
      let file: FileHandle;
      try {
        file = await open(pathOf(sha256), 'r');
      } catch (error) {
        if (failureCode(error) === 'ENOENT') return undefined;
        throw error;
      }
      const { size } = await file.stat();
      return { size, stream: streamOf(file, range ?? { start: 0, end: size - 1 }) };
    },

    sizeOf,

    localPath: async (sha256) => {
      if ((await sizeOf(sha256)) === undefined) throw new BlobMissing(sha256);
      return { path: pathOf(sha256), release: () => Promise.resolve() };
    },

    remove: (sha256) => rm(pathOf(sha256), { force: true }),

    async *list() {
      for (const home of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/u.test(home)) continue;
        for (const sha256 of await readdir(join(folder, home))) {
          if (!SHA256.test(sha256)) continue;
          const { ctime } = await stat(join(folder, home, sha256));
          yield { sha256, keptAt: ctime };
        }
      }
    },
  };
};

/** 256 folders: some file systems slow down with very many names in one. */
const folderOf = (sha256: string): string => sha256.slice(0, 2);

/** Some file systems report a full disk only at fsync; a short write would be seen by the hash. */
const makeDurable = async (path: string): Promise<{ sha256: string; bytes: number }> => {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    return await hashOf(file);
  } finally {
    await file.close();
  }
};

const PIECE = 256 * 1024;

/** Closes the file when all is read, or the reader goes away. */
const streamOf = (
  file: FileHandle,
  { start, end }: { readonly start: number; readonly end: number },
): ReadableStream<Uint8Array> => {
  let at = start;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const wanted = Math.min(PIECE, end + 1 - at);
        const { bytesRead, buffer } =
          wanted > 0
            ? await file.read(new Uint8Array(wanted), 0, wanted, at)
            : { bytesRead: 0, buffer: new Uint8Array() };
        at += bytesRead;
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await file.close();
        controller.close();
      } catch (error) {
        await file.close();
        controller.error(error);
      }
    },
    cancel: () => file.close(),
  });
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
