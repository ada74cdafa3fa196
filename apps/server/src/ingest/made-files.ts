import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transaction } from '../database/open-database.ts';
import { boardBlob } from '../database/schema.ts';
import { BlobMissing, StorageAway } from '../files/blob-store.ts';
import { nameBlob } from '../files/name-blob.ts';
import type { Claim } from './claims.ts';
import type { WorkerTools } from './worker-tools.ts';

/** A folder of its own for each piece of work, gone when the work is over, however it ended. */
export const inFolderOf = async <Outcome>(
  { folder }: WorkerTools,
  { id }: Claim,
  work: (folder: string) => Promise<Outcome>,
): Promise<Outcome> => {
  const own = join(folder, id);
  await mkdir(own, { recursive: true });
  try {
    return await work(own);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
};

/** Moves what was made into the blob store, where nothing refers to it before its row does. */
export const keeper =
  (tools: WorkerTools, signal: AbortSignal) =>
  async (path: string, mime: string): Promise<string> => {
    signal.throwIfAborted();
    const kept = await tools.blobs.keepFile(path, mime);
    try {
      await nameBlob(tools, { ...kept, mime });
    } catch (error) {
      // What was made, not what came in: made again, it is there.
      throw error instanceof BlobMissing ? new StorageAway(error.message) : error;
    }
    return kept.sha256;
  };

/** Every member may see what was made, even if the same bytes came in as somebody's source. */
export const showOnBoard = async (
  tx: Transaction,
  of: { readonly boardId: string; readonly name: string; readonly importedBy: string },
  files: readonly string[],
): Promise<void> => {
  await tx
    .insert(boardBlob)
    .values(
      [...new Set(files)].map((sha256) => ({
        boardId: of.boardId,
        sha256,
        name: of.name,
        use: 'shown' as const,
        addedBy: of.importedBy,
      })),
    )
    .onConflictDoUpdate({
      target: [boardBlob.boardId, boardBlob.sha256],
      set: { use: 'shown' },
    });
};

/** A column that a row in this state always has. */
export const needed = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('A row was claimed without what its state promises.');
  return value;
};
