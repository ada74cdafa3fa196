import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { blob, board, boardBlob, take } from '../../src/database/schema.ts';
import { BlobMissing } from '../../src/files/blob-store.ts';
import { nameBlob } from '../../src/files/name-blob.ts';
import { removeNamelessBlobs, removeUnheldBlobs } from '../../src/jobs/remove-unheld-blobs.ts';
import { openTestApp } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { pngOf } from '../support/test-images.ts';
import { bytesOf, expectedTake, sha256Of } from '../support/test-uploads.ts';

const world = await openTestApp();
const { services } = world;
const { db } = services.database;
const dana = await world.person('Dana');
const HOUR_MS = 60 * 60 * 1000;
const from = Date.now();
const inHours = (hours: number): Date => new Date(from + hours * HOUR_MS);

let width = 0;
const addImage = async (boardId: string): Promise<string> => {
  const bytes = pngOf((width += 1), 3);
  await dana.send('POST', `/api/boards/${boardId}/images`, bytes);
  return sha256Of(bytes);
};
const isThere = async (sha256: string): Promise<boolean> => {
  const rows = await db.$count(blob, eq(blob.sha256, sha256));
  const stored = (await services.blobs.sizeOf(sha256)) !== undefined;
  expect(rows === 1, 'the row and the bytes go together').toBe(stored);
  return stored;
};
async function* piecesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
/** Bytes in the storage, as a worker or an upload keeps them. */
const keep = async (bytes: Uint8Array): Promise<string> => {
  const draft = await services.blobs.receive(piecesOf(bytes), 1e6);
  await draft.keep();
  return draft.sha256;
};

it('removes what no board holds for a day, and nothing else', async () => {
  const [gone, stays] = [await makeTestBoard(world, dana), await makeTestBoard(world, dana)];
  const lost = await addImage(gone);
  const held = await addImage(stays);
  const both = await addImage(gone);
  await db.insert(boardBlob).values({ boardId: stays, sha256: both, name: 'b', addedBy: dana.id });
  const byTake = await addImage(gone);
  const takeId = await expectedTake(world, stays, dana, 1);
  await db.update(take).set({ posterSha256: byTake }).where(eq(take.id, takeId));

  await db.delete(board).where(eq(board.id, gone));
  expect(await removeUnheldBlobs(services, inHours(0))).toBe(0);
  expect(await removeUnheldBlobs(services, inHours(23))).toBe(0);
  expect(await isThere(lost)).toBe(true);
  expect(await removeUnheldBlobs(services, inHours(25))).toBe(1);
  expect(await isThere(lost)).toBe(false);
  for (const sha256 of [held, both, byTake]) expect(await isThere(sha256)).toBe(true);
  expect(await removeUnheldBlobs(services, inHours(200))).toBe(0);
});

it('begins the day anew when the same bytes come again', async () => {
  const boardId = await makeTestBoard(world, dana);
  const sha256 = await addImage(boardId);
  await db.delete(board).where(eq(board.id, boardId));
  await removeUnheldBlobs(services, inHours(0));
  const bytes = await services.blobs.sizeOf(sha256);
  await nameBlob(services, { sha256, bytes: bytes ?? 0, mime: 'image/png' });
  expect(await removeUnheldBlobs(services, inHours(25))).toBe(0);
  expect(await isThere(sha256)).toBe(true);
  expect(await removeUnheldBlobs(services, inHours(50))).toBe(1);
});

it('is never at the same bytes as somebody who names them: those wait, and learn of it', async () => {
  const boardId = await makeTestBoard(world, dana);
  const sha256 = await addImage(boardId);
  const bytes = (await services.blobs.sizeOf(sha256)) ?? 0;
  await db.delete(board).where(eq(board.id, boardId));
  await removeUnheldBlobs(services, inHours(0));
  let naming: Promise<unknown> | undefined;
  const blobs = {
    ...services.blobs,
    // In the middle of the removal somebody who kept the same bytes names them.
    remove: async (name: string) => {
      naming = nameBlob(services, { sha256, bytes, mime: 'image/png' }).catch((error) => error);
      await services.blobs.remove(name);
    },
  };
  expect(await removeUnheldBlobs({ ...services, blobs }, inHours(25))).toBe(1);
  expect(await naming).toBeInstanceOf(BlobMissing);
  // Named as it is now, the bytes that are kept again are safe for a day.
  await keep(pngOf(width, 3));
  await nameBlob(services, { sha256, bytes, mime: 'image/png' });
  expect(await removeUnheldBlobs(services, inHours(25))).toBe(0);
  expect(await isThere(sha256)).toBe(true);
});

it('removes what lies in the storage under no name for a day', async () => {
  const sha256 = await keep(bytesOf(1000, 5));
  expect(await removeNamelessBlobs(services, inHours(1))).toBe(0);
  expect(await removeNamelessBlobs(services, inHours(25))).toBe(1);
  expect(await services.blobs.sizeOf(sha256)).toBeUndefined();
});

it('removes nothing when the storage is rather that of another database', async () => {
  const kept = await Promise.all(
    Array.from({ length: 30 }, (_, at) => keep(bytesOf(1000, 100 + at))),
  );
  await expect(removeNamelessBlobs(services, inHours(48))).rejects.toThrow(/belong together/u);
  for (const sha256 of kept) expect(await services.blobs.sizeOf(sha256)).toBe(1000);
});
