import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { blob, boardEvent, take } from '../../src/database/schema.ts';
import { openLocalBlobStore } from '../../src/files/local-blob-store.ts';
import { openS3BlobStore } from '../../src/files/s3-blob-store.ts';
import { startTendingUploads, tendUploads } from '../../src/files/uploads/tend-uploads.ts';
import { listening } from '../support/listening.ts';
import { openTestApp, outcomeOf } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { pngOf } from '../support/test-images.ts';
import { testS3 } from '../support/test-s3.ts';
import {
  ask,
  bytesOf,
  expectedTake,
  metadataOf,
  sendByTus,
  sha256Of,
} from '../support/test-uploads.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let seed = 1000;

/** A server with these blobs, a person, their board, and a file that is announced. */
const setUp = async (world: TestApp) => {
  const address = await listening(world);
  const dana = await world.person('Dana');
  const boardId = await makeTestBoard(world, dana);
  const folder = join(world.dataDir, 'uploads');
  const { db } = world.services.database;
  return {
    world,
    address,
    dana,
    boardId,
    folder,
    db,
    newFile: async (length = 300_000) => {
      const bytes = bytesOf(length, (seed += 1));
      const takeId = await expectedTake(world, boardId, dana, bytes.length);
      return { takeId, boardId, bytes, path: `/api/uploads/${takeId}` };
    },
    begin: (file: { takeId: string; bytes: Buffer }) =>
      ask(address, dana, 'POST', '/api/uploads', {
        'upload-length': String(file.bytes.length),
        'upload-metadata': metadataOf(file.takeId, boardId),
      }),
    send: (file: { bytes: Buffer; path: string }, from = 0, to = file.bytes.length) =>
      ask(
        address,
        dana,
        'PATCH',
        file.path,
        { 'upload-offset': String(from) },
        file.bytes.subarray(from, to),
      ),
    stateOf: async (takeId: string) => {
      const [row] = await db.select().from(take).where(eq(take.id, takeId));
      return row?.state;
    },
  };
};

const s3 = await testS3();
const bucket = await mkdtemp(join(tmpdir(), 'tb-bucket-'));
afterAll(() => rm(bucket, { recursive: true, force: true }));

const inBucket = await setUp(
  await openTestApp({}, { blobs: await openS3BlobStore(s3.settings, bucket) }),
);

describe('a storage that is away', () => {
  it('loses nothing: the whole file waits here, and goes on when it is asked for', async () => {
    const { newFile, begin, send, address, dana, stateOf, folder } = inBucket;
    const file = await newFile();
    await begin(file);
    await s3.leave();
    try {
      const answer = await send(file);
      expect(answer).toMatchObject({ status: 503, code: 'storage_unavailable' });
      expect((await ask(address, dana, 'HEAD', file.path)).status).toBe(503);
      expect(await stateOf(file.takeId)).toBe('uploading');
    } finally {
      await s3.comeBack();
    }
    expect(await sendByTus(address, dana, file, { uploadUrl: `${address}${file.path}` })).toEqual({
      takeId: file.takeId,
      existed: '0',
    });
    expect(await stateOf(file.takeId)).toBe('waiting');
    expect(await readdir(folder)).toEqual([]);
    const part = await dana.send('GET', `/media/${sha256Of(file.bytes)}`, undefined, {
      range: 'bytes=1000-1999',
    });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 1000-1999/300000');
    const bytes = Buffer.from(await part.arrayBuffer());
    expect(bytes.equals(file.bytes.subarray(1000, 2000))).toBe(true);
    for (const [range, status, length] of [
      ['bytes=-500', 206, 500],
      ['bytes=299990-', 206, 10],
      ['bytes=300000-', 416, undefined],
      ['items=0-1', 200, 300_000],
    ] as const) {
      const answer = await dana.send('GET', `/media/${sha256Of(file.bytes)}`, undefined, { range });
      expect(answer.status).toBe(status);
      const body = Buffer.from(await answer.arrayBuffer());
      if (length !== undefined) expect(body.equals(file.bytes.subarray(-length))).toBe(true);
    }
  });

  it('is passed the file when it is back, though nobody asks any more', async () => {
    const { world, newFile, begin, send, stateOf, folder, db } = inBucket;
    const file = await newFile();
    await begin(file);
    await s3.leave();
    try {
      expect((await send(file)).status).toBe(503);
      // However long that takes.
      const weekAgo = new Date(Date.now() - 8 * DAY_MS);
      await utimes(join(folder, file.takeId), weekAgo, weekAgo);
      await db.update(take).set({ importedAt: weekAgo }).where(eq(take.id, file.takeId));
      expect(await tendUploads(world.services)).toEqual({ finished: 0, removed: 0 });
    } finally {
      await s3.comeBack();
    }
    const stop = startTendingUploads(world.services);
    await stop();
    expect(await stateOf(file.takeId)).toBe('waiting');
  });

  it('is told to whoever reads or adds a file meanwhile', async () => {
    const { world, newFile, begin, send, dana, boardId } = inBucket;
    const file = await newFile();
    await begin(file);
    await send(file);
    const to = `/media/${sha256Of(file.bytes)}`;
    await s3.leave();
    try {
      expect(await outcomeOf(dana.send('GET', to))).toBe('503 storage_unavailable');
      expect((await dana.send('HEAD', to)).status).toBe(503);
      const added = dana.send('POST', `/api/boards/${boardId}/images`, pngOf(9, 9));
      expect(await outcomeOf(added)).toBe('503 storage_unavailable');
    } finally {
      await s3.comeBack();
    }
    expect((await dana.send('HEAD', to)).headers.get('content-length')).toBe('300000');
    // Gone behind our back.
    await world.services.blobs.remove(sha256Of(file.bytes));
    expect(await outcomeOf(dana.send('GET', to))).toBe('500 file_missing');
    expect((await dana.send('HEAD', to)).status).toBe(500);
  });
});

const onDisk = await setUp(await openTestApp());

describe('a full disk', () => {
  it('in the middle keeps what had come, and the upload goes on once there is room', async () => {
    const { newFile, begin, send, address, dana, folder, stateOf } = onDisk;
    const file = await newFile(1_500_000);
    const resize = smallDiskAt(folder);
    if (resize === undefined) {
      // Not root, or a container without mounts: /dev/full answers each write as a full disk does.
      await begin(file);
      await rm(join(folder, file.takeId));
      await symlink('/dev/full', join(folder, file.takeId));
      expect(await send(file)).toMatchObject({ status: 507, code: 'disk_full' });
      await rm(join(folder, file.takeId));
      await writeFile(join(folder, file.takeId), '');
    } else {
      await begin(file);
      expect(await send(file)).toMatchObject({ status: 507, code: 'disk_full' });
      const head = await ask(address, dana, 'HEAD', file.path);
      expect(Number(head.headers['upload-offset'])).toBeGreaterThan(500_000);
      const again = Number(head.headers['upload-offset']);
      expect((await send(file, again)).status).toBe(507);
      resize('4m');
    }
    // The uploads now lie in another file system than the blobs, too.
    await sendByTus(address, dana, file, { uploadUrl: `${address}${file.path}` });
    expect(await stateOf(file.takeId)).toBe('waiting');
    expect(await readdir(folder)).toEqual([]);
  });
});

const smallDiskAt = (folder: string): ((size: string) => void) | undefined => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    process.stderr.write(`No small disk could be mounted (${String(error)}); using /dev/full.\n`);
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return (size) => void execFileSync('mount', ['-o', `remount,size=${size}`, folder]);
};

/** What happens after the bytes were kept and before anybody has named them. */
const inBetween: (() => Promise<void>)[] = [];
const failingFolder = await mkdtemp(join(tmpdir(), 'tb-fail-'));
afterAll(() => rm(failingFolder, { recursive: true, force: true }));
const real = await openLocalBlobStore(failingFolder);
const failing = await setUp(
  await openTestApp(
    {},
    {
      blobs: {
        ...real,
        keepFile: async (path, mime) => {
          const kept = await real.keepFile(path, mime);
          await inBetween.shift()?.();
          return kept;
        },
      },
    },
  ),
);

describe('a failure between the storage and the database', () => {
  it('is mended by asking again: the upload has kept its bytes', async () => {
    const { newFile, begin, send, address, dana, stateOf, folder } = failing;
    const file = await newFile();
    await begin(file);
    inBetween.push(() => Promise.reject(new Error('killed')));
    expect(await send(file)).toMatchObject({ status: 500, code: 'internal' });
    expect(await readdir(folder)).toEqual([file.takeId]);
    expect((await ask(address, dana, 'HEAD', file.path)).headers['takeboard-take']).toBe(
      file.takeId,
    );
    expect(await stateOf(file.takeId)).toBe('waiting');
  });

  it('is mended when the bytes are removed at that moment, because nobody held them', async () => {
    const { newFile, begin, send, dana, stateOf } = failing;
    const file = await newFile();
    await begin(file);
    inBetween.push(() => real.remove(sha256Of(file.bytes)));
    expect((await send(file)).status).toBe(204);
    expect(await stateOf(file.takeId)).toBe('waiting');
    expect(await outcomeOf(dana.send('GET', `/media/${sha256Of(file.bytes)}`))).toBe('200');
  });

  it('leaves nothing when the take was given up meanwhile', async () => {
    const { newFile, begin, send, db, folder } = failing;
    const file = await newFile();
    await begin(file);
    inBetween.push(async () => void (await db.delete(take).where(eq(take.id, file.takeId))));
    expect(await send(file)).toMatchObject({ status: 404, code: 'take_not_found' });
    expect(await readdir(folder)).toEqual([]);
    expect(await db.$count(blob, eq(blob.sha256, sha256Of(file.bytes)))).toBe(1);
  });
});

describe('looking after uploads', () => {
  it('finishes what came whole, and removes what lies still for a week, with its take', async () => {
    const { world, newFile, begin, send, folder, stateOf, db, boardId } = onDisk;
    const [whole, still, live, forgotten] = await Promise.all([
      newFile(),
      newFile(),
      newFile(),
      newFile(),
    ]);
    for (const file of [still, live, forgotten]) {
      await begin(file);
      expect((await send(file, 0, 1000)).status).toBe(204);
    }
    await writeFile(join(folder, whole.takeId), whole.bytes);
    const weekAgo = new Date(Date.now() - 8 * DAY_MS);
    await utimes(join(folder, still.takeId), weekAgo, weekAgo);
    await db.update(take).set({ importedAt: weekAgo }).where(eq(take.id, still.takeId));
    await db.delete(take).where(eq(take.id, forgotten.takeId));

    expect(await tendUploads(world.services)).toEqual({ finished: 1, removed: 2 });
    expect(await readdir(folder)).toEqual([live.takeId]);
    expect(await stateOf(whole.takeId)).toBe('waiting');
    expect(await stateOf(still.takeId)).toBeUndefined();
    expect(await stateOf(live.takeId)).toBe('uploading');
    const told = await db
      .select({ ids: boardEvent.ids })
      .from(boardEvent)
      .where(and(eq(boardEvent.boardId, boardId), eq(boardEvent.kind, 'takes')));
    expect(told.some(({ ids }) => ids.includes(still.takeId))).toBe(true);
  });

  it('says of an upload that lay still for a week that it has expired', async () => {
    const { newFile, begin, send, folder, address, dana } = onDisk;
    const file = await newFile();
    await begin(file);
    await send(file, 0, 1000);
    const weekAgo = new Date(Date.now() - 8 * DAY_MS);
    await utimes(join(folder, file.takeId), weekAgo, weekAgo);
    expect((await ask(address, dana, 'HEAD', file.path)).status).toBe(410);
    expect(await send(file, 1000)).toMatchObject({ status: 410, code: 'upload_expired' });
    expect((await begin(file)).status).toBe(201);
    expect((await send(file)).status).toBe(204);
    expect(existsSync(join(folder, file.takeId))).toBe(false);
  });
});
