import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BlobMissing, BlobTooLarge, StorageAway } from '../../src/files/blob-store.ts';
import type { BlobStore } from '../../src/files/blob-store.ts';
import { openBlobStore } from '../../src/files/open-blob-store.ts';
import { createLog } from '../../src/log.ts';
import { StartError } from '../../src/start-error.ts';
import { openLocalBlobStore } from '../../src/files/local-blob-store.ts';
import { openS3BlobStore } from '../../src/files/s3-blob-store.ts';
import { testS3 } from '../support/test-s3.ts';
import { bytesOf, sha256Of } from '../support/test-uploads.ts';

const root = await mkdtemp(join(tmpdir(), 'tb-blobs-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const s3 = await testS3();

const newFolder = () => mkdtemp(join(root, 'store-'));
const MB = 1024 * 1024;

/** Every store there is: each keeps the same promises. */
const STORES: Readonly<Record<string, () => Promise<BlobStore>>> = {
  'a local folder': async () => openLocalBlobStore(await newFolder()),
  'a bucket': async () => openS3BlobStore(s3.settings, await newFolder()),
};

const fileOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(await newFolder(), 'file');
  await writeFile(path, bytes);
  return path;
};

const allOf = async (
  store: BlobStore,
  sha256: string,
  range?: { start: number; end: number },
): Promise<Buffer | undefined> => {
  const opened = await store.open(sha256, range);
  return opened && Buffer.from(await new Response(opened.stream).arrayBuffer());
};

async function* inPieces(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

let seed = 0;
const newBytes = (length = 200_000): Buffer => bytesOf(length, (seed += 1));

describe.each(Object.entries(STORES))('%s', (_, openStore) => {
  let store: BlobStore;
  beforeEach(async () => {
    store = await openStore();
  });

  it('keeps a file whole under its hash, and takes it away from where it was', async () => {
    const bytes = newBytes();
    const path = await fileOf(bytes);
    expect(await store.keepFile(path, 'video/mp4')).toEqual({
      sha256: sha256Of(bytes),
      bytes: bytes.length,
    });
    expect(existsSync(path)).toBe(false);
    expect(await store.sizeOf(sha256Of(bytes))).toBe(bytes.length);
    expect((await allOf(store, sha256Of(bytes)))?.equals(bytes)).toBe(true);
  });

  it('keeps the same bytes once, however often and at once they come', async () => {
    const bytes = newBytes();
    const paths = await Promise.all([1, 2, 3, 4].map(() => fileOf(bytes)));
    const kept = await Promise.all(paths.map((path) => store.keepFile(path)));
    expect(new Set(kept.map(({ sha256 }) => sha256))).toEqual(new Set([sha256Of(bytes)]));
    for (const path of paths) expect(existsSync(path)).toBe(false);
    const held: string[] = [];
    for await (const { sha256 } of store.list()) held.push(sha256);
    expect(held.filter((sha256) => sha256 === sha256Of(bytes))).toHaveLength(1);
  });

  it('keeps a file of no bytes', async () => {
    const kept = await store.keepFile(await fileOf(Buffer.alloc(0)));
    expect(kept).toEqual({ sha256: sha256Of(Buffer.alloc(0)), bytes: 0 });
    expect(await store.sizeOf(kept.sha256)).toBe(0);
    expect(await allOf(store, kept.sha256)).toHaveLength(0);
  });

  // Not 0 to 0: s3rver takes an end of 0 for none. `media.test.ts` asks the local folder for it.
  it.each([
    [1, 1],
    [0, 99],
    [65_530, 131_100],
    [199_999, 199_999],
  ])('gives the bytes %i to %i, and says how many there are', async (start, end) => {
    const bytes = newBytes();
    const { sha256 } = await store.keepFile(await fileOf(bytes));
    const part = bytes.subarray(start, end + 1);
    expect((await allOf(store, sha256, { start, end }))?.equals(part)).toBe(true);
    const opened = await store.open(sha256, { start, end });
    expect(opened?.size).toBe(bytes.length);
    await opened?.stream.cancel();
  });

  it('knows nothing of what it does not hold', async () => {
    const sha256 = sha256Of(newBytes());
    expect(await store.sizeOf(sha256)).toBeUndefined();
    expect(await store.open(sha256)).toBeUndefined();
    expect(await store.open(sha256, { start: 0, end: 9 })).toBeUndefined();
    await expect(store.localPath(sha256)).rejects.toThrow(BlobMissing);
    await store.remove(sha256);
  });

  it('lends a blob as a file until it is released', async () => {
    const bytes = newBytes();
    const { sha256 } = await store.keepFile(await fileOf(bytes));
    const lent = await Promise.all([store.localPath(sha256), store.localPath(sha256)]);
    for (const { path } of lent) expect((await readFile(path)).equals(bytes)).toBe(true);
    await lent[0]?.release();
    expect((await readFile(lent[1]?.path ?? '')).equals(bytes)).toBe(true);
    await lent[1]?.release();
    expect((await allOf(store, sha256))?.equals(bytes)).toBe(true);
  });

  it('removes a blob, and takes it in again', async () => {
    const bytes = newBytes();
    const { sha256 } = await store.keepFile(await fileOf(bytes));
    await store.remove(sha256);
    expect(await store.sizeOf(sha256)).toBeUndefined();
    await expect(store.localPath(sha256)).rejects.toThrow(BlobMissing);
    await store.keepFile(await fileOf(bytes));
    expect((await allOf(store, sha256))?.equals(bytes)).toBe(true);
  });

  it('lists what it holds, and since when', async () => {
    const { sha256 } = await store.keepFile(await fileOf(newBytes()));
    const held = new Map<string, Date>();
    for await (const { sha256: each, keptAt } of store.list()) held.set(each, keptAt);
    expect(Math.abs(Date.now() - (held.get(sha256)?.getTime() ?? 0))).toBeLessThan(60_000);
  });

  it('shows nothing of a draft before it is kept', async () => {
    const bytes = newBytes();
    const draft = await store.receive(inPieces(bytes), MB);
    expect([draft.sha256, draft.bytes]).toEqual([sha256Of(bytes), bytes.length]);
    expect(await store.sizeOf(draft.sha256)).toBeUndefined();
    expect(Buffer.from(await draft.readPart(100, 50)).equals(bytes.subarray(100, 150))).toBe(true);
    await draft.keep();
    expect((await allOf(store, draft.sha256))?.equals(bytes)).toBe(true);
  });

  it('leaves nothing of a draft that is discarded, or too large', async () => {
    const draft = await store.receive(inPieces(newBytes()), MB);
    await draft.discard();
    expect(await store.sizeOf(draft.sha256)).toBeUndefined();
    await expect(store.receive(inPieces(newBytes()), 50_000)).rejects.toThrow(BlobTooLarge);
  });

  it('keeps a large file in parts', { timeout: 60_000 }, async () => {
    const bytes = newBytes(70 * MB);
    const { sha256 } = await store.keepFile(await fileOf(bytes));
    expect(sha256).toBe(sha256Of(bytes));
    expect(await store.sizeOf(sha256)).toBe(bytes.length);
    const seam = { start: 32 * MB - 5, end: 32 * MB + 5 };
    const across = bytes.subarray(seam.start, seam.end + 1);
    expect((await allOf(store, sha256, seam))?.equals(across)).toBe(true);
    await store.remove(sha256);
  });
});

describe('a bucket', () => {
  it('is fetched from when the local copy is gone, once for all who ask at once', async () => {
    const bytes = newBytes();
    const one = await openS3BlobStore(s3.settings, await newFolder());
    const { sha256 } = await one.keepFile(await fileOf(bytes));
    const other = await openS3BlobStore(s3.settings, await newFolder());
    const lent = await Promise.all([1, 2, 3].map(() => other.localPath(sha256)));
    for (const { path, release } of lent) {
      expect((await readFile(path)).equals(bytes)).toBe(true);
      await release();
      expect(existsSync(path)).toBe(false);
    }
  });

  it('has local copies of so many bytes and no more; what is lent stays', async () => {
    const folder = await newFolder();
    const store = await openS3BlobStore(s3.settings, folder, 500_000);
    const first = newBytes();
    const kept = await store.keepFile(await fileOf(first));
    const lent = await store.localPath(kept.sha256);
    const others = [];
    for (let at = 0; at < 4; at += 1) others.push(await store.keepFile(await fileOf(newBytes())));
    const sizes = await Promise.all(
      [kept, ...others].map(({ sha256 }) =>
        stat(join(folder, sha256)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(500_000);
    expect(sizes.at(-1)).toBe(200_000);
    expect((await readFile(lent.path)).equals(first)).toBe(true);
    await lent.release();
    // It is fetched again.
    const again = await store.localPath(kept.sha256);
    expect((await readFile(again.path)).equals(first)).toBe(true);
  });

  it('that is away leaves the file where it was, and takes it when it is back', async () => {
    const store = await openS3BlobStore(s3.settings, await newFolder());
    const bytes = newBytes();
    const path = await fileOf(bytes);
    await s3.leave();
    try {
      await expect(store.keepFile(path)).rejects.toThrow(StorageAway);
      expect((await readFile(path)).equals(bytes)).toBe(true);
      await expect(store.open(sha256Of(bytes))).rejects.toThrow(StorageAway);
      await expect(store.sizeOf(sha256Of(bytes))).rejects.toThrow(StorageAway);
    } finally {
      await s3.comeBack();
    }
    await store.keepFile(path);
    expect((await allOf(store, sha256Of(bytes)))?.equals(bytes)).toBe(true);
  });

  it.each([
    ['another secret', { secretAccessKey: 'wrong' }],
    ['no such bucket', { bucket: 'nowhere' }],
  ])('%s is told as a storage that does not work', async (_, wrong) => {
    const store = await openS3BlobStore({ ...s3.settings, ...wrong }, await newFolder());
    const path = await fileOf(newBytes());
    await expect(store.keepFile(path)).rejects.toThrow(StorageAway);
    expect(existsSync(path)).toBe(true);
  });

  it.each([
    ['is not there', { bucket: 'nowhere' }, /no bucket "nowhere"/u],
    ['refuses the key', { secretAccessKey: 'wrong' }, /refuses this key/u],
  ])('that %s is a wrong setting, told at the start', async (_, wrong, said) => {
    const config = { s3: { ...s3.settings, ...wrong }, dataDir: await newFolder() };
    const opening = openBlobStore(config, createLog('silent'));
    await expect(opening).rejects.toThrow(StartError);
    await expect(opening).rejects.toThrow(said);
  });

  it('that does not answer at the start is waited for', async () => {
    const config = { s3: s3.settings, dataDir: await newFolder() };
    const bytes = newBytes();
    const path = await fileOf(bytes);
    await s3.leave();
    const opening = openBlobStore(config, createLog('silent'));
    await Promise.allSettled([opening]);
    await s3.comeBack();
    const store = await opening;
    await store.keepFile(path);
    expect((await allOf(store, sha256Of(bytes)))?.equals(bytes)).toBe(true);
  });
});
