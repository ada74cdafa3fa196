import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { boardEvent, take } from '../../src/database/schema.ts';
import { openUploads } from '../../src/files/uploads/open-uploads.ts';
import type { Services } from '../../src/services.ts';
import { listening } from '../support/listening.ts';
import { until } from '../support/server-process.ts';
import { bodyOf, openTestApp } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { pngOf } from '../support/test-images.ts';
import {
  ask,
  bytesOf,
  expectedTake,
  metadataOf,
  rawUpload,
  sendByTus,
  sha256Of,
} from '../support/test-uploads.ts';

const world = await openTestApp();
const address = await listening(world);
const dana = await world.person('Dana');
const vera = await world.person('Vera');
const boardId = await makeTestBoard(world, dana, [[vera, 'viewer']]);
const folder = join(world.dataDir, 'uploads');

const rowOf = async (takeId: string) => {
  const [row] = await world.services.database.db.select().from(take).where(eq(take.id, takeId));
  return row;
};

let seed = 100;
/** A take that waits for these new bytes. */
const newFile = async (length = 300_000) => {
  const bytes = bytesOf(length, (seed += 1));
  const takeId = await expectedTake(world, boardId, dana, bytes.length);
  return { takeId, boardId, bytes, path: `/api/uploads/${takeId}` };
};

const begin = (file: { takeId: string; bytes: Buffer }, headers = {}, body?: Buffer) =>
  ask(
    address,
    dana,
    'POST',
    '/api/uploads',
    {
      'upload-length': String(file.bytes.length),
      'upload-metadata': metadataOf(file.takeId, boardId),
      ...headers,
    },
    body,
  );

/** A connection that broke off after some bytes. @returns how many the server has of them. */
const cutAfter = async (
  file: { takeId: string; bytes: Buffer; path: string },
  length: number,
): Promise<number> => {
  const { size: before } = await stat(join(folder, file.takeId));
  const upload = rawUpload(address, dana, {
    method: 'PATCH',
    path: file.path,
    headers: {
      'upload-offset': String(before),
      'content-length': String(file.bytes.length - before),
    },
  });
  await upload.write(file.bytes.subarray(before, before + length));
  await until(async () => (await stat(join(folder, file.takeId))).size > before);
  upload.cut();
  const head = await ask(address, dana, 'HEAD', file.path);
  return Number(head.headers['upload-offset']);
};

describe('a file', () => {
  it('comes in, becomes a blob, and its take waits for the worker', async () => {
    const file = await newFile();
    expect(await sendByTus(address, dana, file)).toEqual({ takeId: file.takeId, existed: '0' });
    const sha256 = sha256Of(file.bytes);
    expect(await rowOf(file.takeId)).toMatchObject({ state: 'waiting', sourceSha256: sha256 });
    const media = await dana.send('GET', `/media/${sha256}`);
    expect(Buffer.from(await media.arrayBuffer()).equals(file.bytes)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('comes in with its creation, too, whole or its first part', async () => {
    const type = { 'content-type': 'application/offset+octet-stream' };
    const whole = await newFile();
    const created = await begin(whole, type, whole.bytes);
    expect(created).toMatchObject({
      status: 201,
      headers: { location: whole.path, 'takeboard-take': whole.takeId, 'takeboard-existed': '0' },
    });
    const part = await newFile();
    const begun = await begin(part, type, part.bytes.subarray(0, 1000));
    expect(begun).toMatchObject({ status: 201, headers: { 'upload-offset': '1000' } });
    const expires = Date.parse(String(begun.headers['upload-expires'])) - Date.now();
    expect(Math.round(expires / 86_400_000)).toBe(7);
    expect(await sendByTus(address, dana, part, { uploadUrl: `${address}${part.path}` })).toEqual({
      takeId: part.takeId,
      existed: '0',
    });
  });

  it('of no bytes arrives at once, for the worker to say what it is', async () => {
    const file = await newFile(0);
    expect((await begin(file)).headers['takeboard-take']).toBe(file.takeId);
    expect(await rowOf(file.takeId)).toMatchObject({ state: 'waiting', bytes: 0 });
  });

  it('comes in beside five others', async () => {
    const files = await Promise.all(Array.from({ length: 12 }, () => newFile(2_000_000)));
    const waiting = [...files];
    const sendOneByOne = async (): Promise<void> => {
      const file = waiting.pop();
      if (!file) return;
      await sendByTus(address, dana, file, { chunkSize: 700_000 });
      await sendOneByOne();
    };
    await Promise.all(Array.from({ length: 6 }, sendOneByOne));
    for (const { takeId, bytes } of files) {
      expect((await rowOf(takeId))?.sourceSha256).toBe(sha256Of(bytes));
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['quotes and signs', `"it's" <b>&amp; \\ | ; $(ls) \`.mp4`],
    ['umlauts and emoji', 'Größe 🎬 ünïcödé 🧑‍🎤.mp4'],
    ['a leading dash', '--help.mp4'],
    ['slashes', '../../etc/passwd'],
    ['300 characters', `${'é'.repeat(296)}.mp4`],
  ])('may have a name with %s', async (_, name) => {
    const bytes = bytesOf(5000, (seed += 1));
    const made = dana.send('POST', `/api/boards/${boardId}/takes`, {
      batchId: 'drop',
      files: [{ clientKey: randomUUID(), name, bytes: bytes.length }],
    });
    const { takes } = await bodyOf<{ takes: { takeId: string }[] }>(made);
    const takeId = takes[0]?.takeId ?? '';
    await sendByTus(address, dana, { takeId, boardId, bytes });
    expect(await rowOf(takeId)).toMatchObject({ state: 'waiting', sourceSha256: sha256Of(bytes) });
    expect((await rowOf(takeId))?.name).toContain(name.split('/').at(-1));
  });
});

describe('an upload that was cut off', () => {
  it('goes on from where it stood, an hour later', async () => {
    const file = await newFile();
    await begin(file);
    const offset = await cutAfter(file, 100_000);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(file.bytes.length);
    world.pass(60 * 60 * 1000);
    await sendByTus(address, dana, file, { uploadUrl: `${address}${file.path}` });
    expect((await rowOf(file.takeId))?.sourceSha256).toBe(sha256Of(file.bytes));
  });

  it('goes on after the server was started anew, again and again', async () => {
    const file = await newFile();
    await begin(file);
    await cutAfter(file, 50_000);
    await cutAfter(file, 50_000);
    const again: Services = {
      ...world.services,
      uploads: openUploads(world.services.config, () => again),
    };
    const there = await listening({ app: createApp(again) }, 'test');
    await sendByTus(there, dana, file, { uploadUrl: `${there}${file.path}` });
    expect((await rowOf(file.takeId))?.sourceSha256).toBe(sha256Of(file.bytes));
  });

  it('tells whoever goes on elsewhere to ask first', async () => {
    const file = await newFile();
    await begin(file);
    const headers = { 'upload-offset': '5' };
    const more = Buffer.concat([file.bytes, file.bytes]);
    const atStart = { 'upload-offset': '0' };
    expect(await ask(address, dana, 'PATCH', file.path, atStart, more)).toMatchObject({
      status: 413,
      code: 'too_many_bytes',
    });
    const rest = file.bytes.subarray(5);
    expect(await ask(address, dana, 'PATCH', file.path, headers, rest)).toMatchObject({
      status: 409,
      code: 'offset_conflict',
    });
    expect((await ask(address, dana, 'HEAD', file.path)).headers).toMatchObject({
      'upload-offset': '0',
      'upload-length': String(file.bytes.length),
      'cache-control': 'no-store',
    });
  });

  it('begins anew when it is created again', async () => {
    const file = await newFile();
    await begin(file);
    expect(await cutAfter(file, 100_000)).toBeGreaterThan(0);
    expect((await begin(file)).status).toBe(201);
    expect((await ask(address, dana, 'HEAD', file.path)).headers['upload-offset']).toBe('0');
    await sendByTus(address, dana, file);
    expect((await rowOf(file.takeId))?.sourceSha256).toBe(sha256Of(file.bytes));
  });
});

describe('two at once on one upload', () => {
  it('the second that sends is refused, the first goes on', async () => {
    const file = await newFile();
    await begin(file);
    const headers = { 'upload-offset': '0', 'content-length': String(file.bytes.length) };
    const first = rawUpload(address, dana, { method: 'PATCH', path: file.path, headers });
    await first.write(file.bytes.subarray(0, 100_000));
    await until(async () => (await stat(join(folder, file.takeId))).size > 0);
    const second = await ask(address, dana, 'PATCH', file.path, headers, file.bytes);
    expect(second).toMatchObject({ status: 423, code: 'upload_busy' });
    await first.write(file.bytes.subarray(100_000));
    first.end();
    expect(await first.answer).toMatchObject({ status: 204 });
    expect((await rowOf(file.takeId))?.sourceSha256).toBe(sha256Of(file.bytes));
  });

  it('whoever asks how far it is takes over from a connection that is dead', async () => {
    const file = await newFile();
    await begin(file);
    const headers = { 'upload-offset': '0', 'content-length': String(file.bytes.length) };
    const dead = rawUpload(address, dana, { method: 'PATCH', path: file.path, headers });
    await dead.write(file.bytes.subarray(0, 100_000));
    await until(async () => (await stat(join(folder, file.takeId))).size > 0);
    const head = await ask(address, dana, 'HEAD', file.path);
    expect(Number(head.headers['upload-offset'])).toBeGreaterThan(0);
    await sendByTus(address, dana, file, { uploadUrl: `${address}${file.path}` });
    dead.cut();
    expect((await rowOf(file.takeId))?.sourceSha256).toBe(sha256Of(file.bytes));
  });

  it('the last byte finishes it once', async () => {
    const file = await newFile();
    await begin(file);
    const headers = { 'upload-offset': '0' };
    const answers = await Promise.all([
      ask(address, dana, 'PATCH', file.path, headers, file.bytes),
      ...Array.from({ length: 5 }, () => ask(address, dana, 'HEAD', file.path)),
    ]);
    expect(answers.every(({ status }) => status < 300)).toBe(true);
    // Whoever took over from it left it to be finished.
    await sendByTus(address, dana, file, { uploadUrl: `${address}${file.path}` });
    expect((await rowOf(file.takeId))?.sourceSha256).toBe(sha256Of(file.bytes));
    const arrived = await world.services.database.db
      .select({ ids: boardEvent.ids })
      .from(boardEvent)
      .where(and(eq(boardEvent.boardId, boardId), eq(boardEvent.kind, 'takes')));
    expect(arrived.filter(({ ids }) => ids.includes(file.takeId))).toHaveLength(1);
  });
});

describe('an upload whose last answer was lost', () => {
  it('says that it is done, to tus and in words', async () => {
    const file = await newFile();
    await sendByTus(address, dana, file);
    expect(await ask(address, dana, 'HEAD', file.path)).toMatchObject({
      status: 200,
      headers: {
        'upload-offset': String(file.bytes.length),
        'upload-length': String(file.bytes.length),
        'takeboard-take': file.takeId,
        'takeboard-existed': '0',
        'tus-resumable': '1.0.0',
      },
    });
    expect(await sendByTus(address, dana, file, { uploadUrl: `${address}${file.path}` })).toEqual({
      takeId: file.takeId,
      existed: '0',
    });
    expect(await begin(file)).toMatchObject({ status: 409, code: 'already_here' });
    const headers = { 'upload-offset': '0' };
    expect(await ask(address, dana, 'PATCH', file.path, headers, file.bytes)).toMatchObject({
      status: 409,
      code: 'already_here',
    });
    expect(await ask(address, dana, 'DELETE', file.path)).toMatchObject({ code: 'already_here' });
  });

  it('names the take that had the same bytes already', async () => {
    const first = await newFile();
    await sendByTus(address, dana, first);
    const takeId = await expectedTake(world, boardId, dana, first.bytes.length);
    const again = { ...first, takeId, path: `/api/uploads/${takeId}` };
    expect(await sendByTus(address, dana, again)).toEqual({ takeId: first.takeId, existed: '1' });
    expect(await rowOf(takeId)).toBeUndefined();
    expect(await ask(address, dana, 'HEAD', again.path)).toMatchObject({
      status: 200,
      headers: {
        'upload-offset': String(first.bytes.length),
        'takeboard-take': first.takeId,
        'takeboard-existed': '1',
      },
    });
    const patched = await dana.send('PATCH', again.path, new Uint8Array(), {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
    });
    const begun = await dana.send('POST', '/api/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(first.bytes.length),
      'upload-metadata': metadataOf(takeId, boardId),
    });
    for (const answer of [patched, begun]) {
      expect(await bodyOf(answer)).toMatchObject({
        error: { code: 'already_here', details: { takeId: first.takeId, existed: true } },
      });
    }
  });
});

describe('the same bytes', () => {
  it('sent twice at once are one take', async () => {
    const first = await newFile();
    const takeId = await expectedTake(world, boardId, dana, first.bytes.length);
    const sent = await Promise.all([
      sendByTus(address, dana, first),
      sendByTus(address, dana, { ...first, takeId }),
    ]);
    expect(sent.map(({ existed }) => existed).toSorted()).toEqual(['0', '1']);
    expect(new Set(sent.map((one) => one.takeId)).size).toBe(1);
  });

  it('as a take first and then as an image are an image for everybody', async () => {
    const bytes = Buffer.from(pngOf(7, 5));
    const takeId = await expectedTake(world, boardId, dana, bytes.length);
    await sendByTus(address, dana, { takeId, boardId, bytes });
    const url = `/media/${sha256Of(bytes)}`;
    expect((await vera.send('GET', url)).status).toBe(404);
    await dana.send('POST', `/api/boards/${boardId}/images`, bytes);
    expect((await vera.send('GET', url)).headers.get('content-type')).toBe('image/png');
  });
});

describe('an upload that is given up', () => {
  it('is removed with what had come, and may begin anew', async () => {
    const file = await newFile();
    await begin(file);
    await cutAfter(file, 100_000);
    expect((await ask(address, dana, 'DELETE', file.path)).status).toBe(204);
    expect(await readdir(folder)).not.toContain(file.takeId);
    expect((await ask(address, dana, 'HEAD', file.path)).status).toBe(404);
    expect((await rowOf(file.takeId))?.state).toBe('uploading');
    await sendByTus(address, dana, file);
    expect((await rowOf(file.takeId))?.state).toBe('waiting');
  });
});
