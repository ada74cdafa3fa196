import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { failureCode } from '../database/failures.ts';
import type { LocalBlob } from './blob-store.ts';

/** Local copies of blobs that lie elsewhere: `<sha256>` for each, the least used ones go first. */
export interface BlobCache {
  /** Where unfinished files belong: a rename from here costs nothing. */
  readonly incoming: string;
  /** Moves a whole file in, away from its path. */
  adopt(path: string, sha256: string): Promise<void>;
  /** The blob as a file that stays until it is released, whatever the cache throws away. */
  lend(sha256: string): Promise<LocalBlob | undefined>;
  drop(sha256: string): Promise<void>;
}

const ABANDONED_MS = 24 * 60 * 60 * 1000;

/**
 * Several processes may use one folder: what is lent is a second name of the file, which nobody else
 * removes. What is lent counts for nothing, so on disk there may be more than `mostBytes`.
 */
export const openBlobCache = async (folder: string, mostBytes: number): Promise<BlobCache> => {
  const [incoming, lent] = [join(folder, 'incoming'), join(folder, 'lent')];
  for (const each of [incoming, lent]) {
    await mkdir(each, { recursive: true, mode: 0o700 });
    await removeOlder(each, Date.now() - ABANDONED_MS);
  }
  const pathOf = (sha256: string): string => join(folder, sha256);

  return {
    incoming,
    adopt: async (path, sha256) => {
      try {
        await rename(path, pathOf(sha256));
      } catch (error) {
        if (failureCode(error) !== 'EXDEV') throw error;
        // It lies in another file system; whoever needs it here fetches it.
      }
      await rm(path, { force: true });
      await makeRoom(folder, mostBytes, sha256);
    },
    lend: async (sha256) => {
      const path = join(lent, randomUUID());
      const now = new Date();
      try {
        await linkOrCopy(pathOf(sha256), path);
        await utimes(path, now, now);
      } catch (error) {
        if (failureCode(error) === 'ENOENT') return undefined;
        throw error;
      }
      return { path, release: () => rm(path, { force: true }) };
    },
    drop: (sha256) => rm(pathOf(sha256), { force: true }),
  };
};

const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch (error) {
    if (failureCode(error) === 'ENOENT') throw error;
    await copyFile(from, to);
  }
};

/** Throws away what was used longest ago. The newest stays, or a large one could never be lent. */
const makeRoom = async (folder: string, mostBytes: number, newest: string): Promise<void> => {
  const held = (await filesIn(folder)).toSorted((one, other) => one.usedAt - other.usedAt);
  let sum = held.reduce((bytes, file) => bytes + file.bytes, 0);
  for (const { name, bytes } of held) {
    if (sum <= mostBytes) return;
    if (name === newest) continue;
    await rm(join(folder, name), { force: true });
    sum -= bytes;
  }
};

const removeOlder = async (folder: string, than: number): Promise<void> => {
  for (const { name, usedAt } of await filesIn(folder)) {
    if (usedAt < than) await rm(join(folder, name), { force: true });
  }
};

/** Another process may remove one while they are looked at. */
const filesIn = async (
  folder: string,
): Promise<{ readonly name: string; readonly bytes: number; readonly usedAt: number }[]> => {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    try {
      const { size, mtimeMs } = await stat(join(folder, entry.name));
      found.push({ name: entry.name, bytes: size, usedAt: mtimeMs });
    } catch (error) {
      if (failureCode(error) !== 'ENOENT') throw error;
    }
  }
  return found;
};
