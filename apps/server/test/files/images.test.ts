import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { blob, boardBlob } from '../../src/database/schema.ts';
import type { BlobStore } from '../../src/files/blob-store.ts';
import { openLocalBlobStore } from '../../src/files/local-blob-store.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { GIF, WEBP, avifHeadOf, jpegHeadOf, pngOf } from '../support/test-images.ts';

const world = await openTestApp();
const { db } = world.services.database;
const dana = await world.person('Dana');
const boardId = await makeTestBoard(world, dana);
const path = `/api/boards/${boardId}/images`;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const partsIn = (dataDir: string): Promise<string[]> => readdir(join(dataDir, 'blobs', 'incoming'));

describe('an image', () => {
  it.each([
    ['PNG', pngOf(30, 20), 'image/png', 30, 20],
    ['GIF', GIF, 'image/gif', 1, 1],
    ['WebP', WEBP, 'image/webp', 1, 1],
    ['JPEG', jpegHeadOf(30, 20), 'image/jpeg', 30, 20],
    ['JPEG on its side', jpegHeadOf(30, 20, { orientation: 6 }), 'image/jpeg', 20, 30],
    [
      'JPEG with 500 kB before its size',
      jpegHeadOf(30, 20, { padding: 500_000 }),
      'image/jpeg',
      30,
      20,
    ],
    ['AVIF', avifHeadOf(30, 20), 'image/avif', 30, 20],
    ['PNG of exactly 36 megapixels', pngOf(6000, 6000), 'image/png', 6000, 6000],
  ])('%s is stored under its hash with its size', async (_, bytes, mime, width, height) => {
    const response = await dana.send('POST', `${path}?name=car`, bytes);
    expect(response.status).toBe(201);
    const sha256 = sha256Of(bytes);
    const facts = { sha256, mime, width, height, bytes: bytes.byteLength };
    expect(await bodyOf(response)).toEqual({ ...facts, url: `/media/${sha256}` });
    const [row] = await db.select().from(blob).where(eq(blob.sha256, sha256));
    expect(row).toMatchObject(facts);
    expect(await partsIn(world.dataDir)).toEqual([]);
    const stored = await dana.send('GET', `/media/${sha256}`);
    expect(stored.headers.get('content-type')).toBe(mime);
    expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is believed by its content, not by its name or declared type', async () => {
    const bytes = pngOf(5, 5);
    const response = await dana.send('POST', `${path}?name=a.jpg`, bytes, {
      'content-type': 'text/html',
    });
    expect(await bodyOf(response)).toMatchObject({ mime: 'image/png' });
  });

  it('added twice, or to two boards at once, is stored once', async () => {
    const bytes = pngOf(7, 7);
    const other = await makeTestBoard(world, dana);
    const outcomes = await Promise.all(
      [path, path, `/api/boards/${other}/images`].map((to) =>
        outcomeOf(dana.send('POST', to, bytes)),
      ),
    );
    expect(outcomes).toEqual(['201', '201', '201']);
    const sha256 = sha256Of(bytes);
    expect(await db.$count(blob, eq(blob.sha256, sha256))).toBe(1);
    expect(await db.$count(boardBlob, eq(boardBlob.sha256, sha256))).toBe(2);
  });
});

describe('what is no such image', () => {
  it.each([
    ['nothing', new Uint8Array(), '400 image_missing', 'No image came'],
    ['text', Buffer.from('hello'), '415 not_an_image', 'PNG, JPEG, WebP, GIF, AVIF'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      '415 not_an_image',
      '"f.png"',
    ],
    ['HTML after the first bytes of a GIF', Buffer.from('GIF9<script>'), '415 not_an_image', ''],
    ['a PNG cut off in its header', pngOf(30, 20).subarray(0, 20), '415 not_an_image', ''],
    ['a JPEG cut off before its size', jpegHeadOf(30, 20).subarray(0, 30), '415 not_an_image', ''],
    ['an AVIF that says no size', avifHeadOf(30, 20).subarray(0, 40), '415 not_an_image', ''],
    ['a PNG of no pixels', pngOf(0, 20), '415 not_an_image', ''],
    [
      '37 megapixels',
      pngOf(7400, 5000),
      '422 too_many_pixels',
      '7400 × 5000 pixels, 37.0 megapixels',
    ],
    ['a bomb', pngOf(60_000, 60_000), '422 too_many_pixels', 'at most 36'],
  ])('is refused: %s', async (_, bytes, outcome, words) => {
    const response = await dana.send('POST', `${path}?name=f.png`, bytes);
    const copy = response.clone();
    expect(await outcomeOf(response)).toBe(outcome);
    expect((await bodyOf<{ error: { message: string } }>(copy)).error.message).toContain(words);
    expect(await partsIn(world.dataDir)).toEqual([]);
    expect(await db.$count(blob, eq(blob.sha256, sha256Of(bytes)))).toBe(0);
  });

  it('is refused before a byte is read when it says that it is too large', async () => {
    const response = await dana.send('POST', `${path}?name=big.png`, pngOf(1, 1), {
      'content-length': '20000001',
    });
    expect(response.status).toBe(413);
    const { error } = await bodyOf<{ error: { code: string; message: string } }>(response);
    expect(error).toMatchObject({
      code: 'image_too_large',
      message:
        '"big.png" is 20.0 MB large; an image may have at most 20 MB. Save it smaller, then add it again.',
    });
  });

  it('is refused at the limit when it says nothing, without reading on', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const chunk = sent === 0 ? pngOf(10, 10) : new Uint8Array(1_000_000);
        sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    const cookie = [...dana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await world.app.request(`http://localhost${path}`, {
      method: 'POST',
      headers: { cookie },
      body: endless,
      duplex: 'half',
    });
    expect(await outcomeOf(response)).toBe('413 image_too_large');
    expect(sent).toBeLessThan(24_000_000);
    expect(await partsIn(world.dataDir)).toEqual([]);
  });

  it('leaves nothing behind when the connection goes in the middle', async () => {
    const server = createAdaptorServer({ fetch: world.app.fetch }) as Server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const cookie = [...dana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const upload = request({
      port,
      path,
      method: 'POST',
      headers: { cookie, 'content-length': '100000' },
    });
    upload.on('error', () => undefined);
    upload.write(pngOf(10, 10));
    await expect.poll(() => partsIn(world.dataDir)).toHaveLength(1);
    upload.destroy();
    await expect.poll(() => partsIn(world.dataDir)).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });

  it('has a name of at most 200 characters', async () => {
    expect(await outcomeOf(dana.send('POST', `${path}?name=${'x'.repeat(201)}`, GIF))).toBe(
      '400 invalid_request',
    );
  });
});

/** A blob store whose disk holds one megabyte, or one that fails as a full disk does. */
const fullDisk = async (): Promise<{ blobs: BlobStore; folder: string | undefined }> => {
  const folder = mkdtempSync(join(tmpdir(), 'tb-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
    afterAll(async () => {
      execFileSync('umount', [folder]);
      await rm(folder, { recursive: true });
    });
    return { blobs: await openLocalBlobStore(folder), folder };
  } catch (error) {
    // Not root, or a container without mounts: /dev/full answers each write as a full disk does.
    process.stderr.write(`No small disk could be mounted (${String(error)}); using /dev/full.\n`);
    const store = await openLocalBlobStore(folder);
    const receive: BlobStore['receive'] = async () => {
      return appendFile('/dev/full', 'x').then(() => Promise.reject(new Error('it took a byte')));
    };
    return { blobs: { ...store, receive }, folder: undefined };
  }
};
const { blobs, folder } = await fullDisk();
const crowded = await openTestApp({}, { blobs });

describe('a full disk', () => {
  it('is named in a sentence, keeps nothing half-made, and works again once there is room', async () => {
    const milo = await crowded.person('Milo');
    const to = `/api/boards/${await makeTestBoard(crowded, milo)}/images?name=big.png`;
    const big = Buffer.concat([pngOf(10, 10), Buffer.alloc(2_000_000)]);
    const response = await milo.send('POST', to, big);
    expect(response.status).toBe(507);
    expect(await bodyOf(response)).toEqual({
      error: {
        code: 'disk_full',
        message:
          '"big.png" was not stored: the disk of the server is full. Free some space there, then add it again.',
      },
    });
    expect(await crowded.services.database.db.$count(blob)).toBe(0);
    if (folder === undefined) return;
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await outcomeOf(milo.send('POST', to, pngOf(10, 10)))).toBe('201');
    // Full to the last block: not even the smallest file fits.
    await writeFile(join(folder, 'filler'), Buffer.alloc(1024 * 1024)).catch(() => undefined);
    expect(await outcomeOf(milo.send('POST', to, pngOf(11, 11)))).toBe('507 disk_full');
    await rm(join(folder, 'filler'));
    expect(await outcomeOf(milo.send('POST', to, pngOf(11, 11)))).toBe('201');
  });
});
