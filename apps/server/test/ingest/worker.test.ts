import { createHash } from 'node:crypto';
import { copyFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaProblem } from '@takeboard/media';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { StorageAway } from '../../src/files/blob-store.ts';
import type { BlobStore } from '../../src/files/blob-store.ts';
import { claim } from '../../src/ingest/claims.ts';
import type { Sort } from '../../src/ingest/claims.ts';
import { WORK_TABLES } from '../../src/ingest/work-tables.ts';
import type { WorkerTools } from '../../src/ingest/worker-tools.ts';
import { Worker } from '../../src/ingest/worker.ts';
import { storeWith } from '../support/store-with.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { bringIn, takesSeenBy } from '../support/test-takes.ts';
import { makeVideo, testFfmpeg } from '../support/test-videos.ts';

const world = await openTestApp();
const { services } = world;
const { sql } = services.database;
const ffmpeg = await testFfmpeg();
const dana = await world.person('Dana');
const folder = join(world.dataDir, 'work');

const toolsWith = (blobs: BlobStore = services.blobs): WorkerTools => ({
  id: newId(),
  database: services.database,
  blobs,
  ffmpeg,
  log: services.log,
  folder,
});

const TAKES = WORK_TABLES.find(({ table }) => table === 'take');

/** What a worker of its own gets when it asks for takes. */
const claimTakes = (sort: Sort, most: number) => {
  if (!TAKES) throw new Error('Takes are no work.');
  return claim(toolsWith(), TAKES, sort, most, []);
};

/** Lets one worker work until nothing is left to do. */
const workOff = (blobs?: BlobStore): Promise<void> =>
  new Promise((resolve) => {
    const worker = new Worker(toolsWith(blobs), { atOnce: 2, onIdle: () => resolve() });
    onTestFinished(() => worker.stop());
    worker.wake();
  });

const takeOf = async (board: string, id: string) => {
  const found = (await takesSeenBy(dana, board)).get(id);
  if (!found) throw new Error(`There is no take ${id}`);
  return found;
};

const detailOf = (board: string, id: string) =>
  bodyOf<Record<string, unknown>>(dana.send('GET', `/api/boards/${board}/takes/${id}`));

test('a file becomes a take with everything that belongs to it, for everybody on the board', async () => {
  const board = await makeTestBoard(world, dana);
  const path = await makeVideo({ seconds: 1, size: '320x180', fps: 24 });
  const id = await bringIn(world, dana, board, path);
  await workOff();
  const take = await takeOf(board, id);
  expect(take).toMatchObject({
    state: 'ready',
    progress: 1000,
    failure: null,
    facts: { container: 'mp4', codec: 'h264', width: 320, height: 180, frames: 24 },
    sprite: { tiles: 5 },
  });
  expect(take.color).toMatch(/^#[0-9a-f]{6}$/u);
  for (const sha256 of [
    take.proxy,
    take.poster,
    take.sprite?.sha256,
    take.inStill,
    take.outStill,
  ]) {
    expect(await outcomeOf(dana.send('GET', `/media/${sha256}`))).toBe('200');
  }
  expect(await readdir(folder)).toEqual([]);
});

test('what the file says about itself is kept, and counts where nobody said anything', async () => {
  const board = await makeTestBoard(world, dana);
  const tags = { comment: 'a car drives into the fog', title: 'Fog' };
  const silent = await bringIn(world, dana, board, await makeVideo({ tags }));
  const typed = await bringIn(world, dana, board, await makeVideo({ tags }), {
    prompt: 'the wedding car, in the fog',
    promptFrom: 'copied',
    sidecar: { prompt: 'not this', model: 'Sora 2' },
  });
  await workOff();
  expect(await detailOf(board, silent)).toMatchObject({
    declaredPrompt: { text: 'a car drives into the fog', from: 'file' },
    embedded: { comment: 'a car drives into the fog', title: 'Fog' },
  });
  expect(await detailOf(board, typed)).toMatchObject({
    declaredPrompt: { text: 'the wedding car, in the fog', from: 'copied' },
    declaredTool: { text: 'Sora 2', from: 'sidecar' },
    sidecar: { prompt: 'not this', model: 'Sora 2' },
    embedded: { title: 'Fog' },
  });
});

test('what is no good fails in words, and the rest goes on', async () => {
  const board = await makeTestBoard(world, dana);
  const good = await makeVideo();
  const cut = join(world.dataDir, 'cut.mp4');
  await copyFile(good, cut);
  await truncate(cut, 1500);
  const list = join(world.dataDir, 'list.mp4');
  await writeFile(list, '#EXTM3U\n/etc/passwd\n');
  const nothing = join(world.dataDir, 'nothing.mp4');
  await writeFile(nothing, '');
  const ids = {
    cut: await bringIn(world, dana, board, cut),
    list: await bringIn(world, dana, board, list),
    nothing: await bringIn(world, dana, board, nothing),
    good: await bringIn(world, dana, board, good),
  };
  await workOff();
  const failureOf = async (id: string) => (await takeOf(board, id)).failure;
  expect(await failureOf(ids.cut)).toEqual({
    code: 'incomplete',
    message: 'cut.mp4 is not a complete video file (upload cut off?). Upload it again.',
  });
  expect(await failureOf(ids.list)).toMatchObject({ code: 'not_a_video' });
  expect(await failureOf(ids.nothing)).toMatchObject({ code: 'incomplete' });
  expect((await takeOf(board, ids.good)).state).toBe('ready');
});

test('a damaged file says where, and is kept with its glitches if somebody wants it', async () => {
  const board = await makeTestBoard(world, dana);
  const path = await makeVideo({ seconds: 2, size: '320x180', fps: 24 });
  const bytes = await readFile(path);
  const at = bytes.indexOf('mdat') + Math.floor((bytes.length - bytes.indexOf('mdat')) / 2);
  bytes.fill(0xff, at, at + 400);
  const broken = join(world.dataDir, 'broken.mp4');
  await writeFile(broken, bytes);
  const id = await bringIn(world, dana, board, broken);
  await workOff();
  const { failure } = await takeOf(board, id);
  expect(failure).toMatchObject({ code: 'damaged' });
  expect(failure?.message).toMatch(/^Damaged near 0:0\d\.\d\. Keep it with glitches, or upload/u);

  const kept = dana.send('POST', `/api/boards/${board}/takes/${id}/keep-damaged`);
  expect(await bodyOf(kept)).toMatchObject({ state: 'waiting', failure: null });
  await workOff();
  expect(await takeOf(board, id)).toMatchObject({ state: 'ready', failure: { code: 'damaged' } });
});

test('a source that was removed behind our back is said to be gone, and comes back by the same bytes', async () => {
  const board = await makeTestBoard(world, dana);
  const path = await makeVideo();
  const id = await bringIn(world, dana, board, path);
  await services.blobs.remove(
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  );
  await workOff();
  expect((await takeOf(board, id)).failure?.code).toBe('gone');
  expect(await bringIn(world, dana, board, path)).toBe(id);
  await workOff();
  expect((await takeOf(board, id)).state).toBe('ready');
});

test.each([
  ['a full disk', Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'disk_full'],
  ['a full disk under ffmpeg', new MediaProblem('disk_full', 'Full.'), 'disk_full'],
  ['a storage that is away', new StorageAway('connection refused'), 'storage_away'],
])('%s is waited for, in words, and costs no attempt', async (_, error, code) => {
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo());
  await workOff(storeWith(services.blobs, { keepFile: () => Promise.reject(error) }));
  expect(await takeOf(board, id)).toMatchObject({
    state: 'waiting',
    proxy: null,
    failure: { code },
  });
  const [row] = await sql`select attempts, wait_until > now() as waits from take where id = ${id}`;
  expect(row).toEqual({ attempts: 0, waits: true });

  await sql`update take set wait_until = now() where id = ${id}`;
  await workOff();
  expect(await takeOf(board, id)).toMatchObject({ state: 'ready', failure: null });
});

test('two workers that look at the same moment never take the same file', async () => {
  const board = await makeTestBoard(world, dana);
  for (let count = 0; count < 6; count += 1) await bringIn(world, dana, board, await makeVideo());
  const claimed = await Promise.all(Array.from({ length: 6 }, () => claimTakes('fresh', 2)));
  const ids = claimed.flat().map((row) => row.id);
  expect(ids.length).toBe(6);
  expect(new Set(ids).size).toBe(6);
  await sql`update take set state = 'failed' where board_id = ${board}`;
});

test('a file over which a worker died is worked on alone', async () => {
  const board = await makeTestBoard(world, dana);
  const suspect = await bringIn(world, dana, board, await makeVideo());
  const fresh = await bringIn(world, dana, board, await makeVideo());
  await sql`update take set attempts = 1 where id = ${suspect}`;
  expect((await claimTakes('fresh', 2)).map((row) => row.id)).toEqual([fresh]);
  expect((await claimTakes('suspect', 1)).map((row) => row.id)).toEqual([suspect]);
  await sql`update take set worker_until = now() - interval '1 second', attempts = 2 where id = ${suspect}`;
  await sql`update take set worker_until = now() - interval '1 second', attempts = 0 where id = ${fresh}`;
  await workOff();
  const states = [...(await takesSeenBy(dana, board)).values()].map((take) => take.state);
  expect(states).toEqual(['ready', 'ready']);
});

test('another best range has no stills until its own are made', async () => {
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo({ seconds: 1, fps: 24 }));
  await workOff();
  const before = await takeOf(board, id);
  const path = `/api/boards/${board}/takes/${id}`;
  const changed = await bodyOf(dana.send('PATCH', path, { range: { in: 6, out: 12 } }));
  expect(changed).toMatchObject({ range: { in: 6, out: 12 }, inStill: null, outStill: null });
  await workOff();
  const after = await takeOf(board, id);
  expect(after.inStill).toMatch(/^[0-9a-f]{64}$/u);
  expect(after.inStill).not.toBe(before.inStill);
  expect(after.outStill).not.toBe(before.outStill);
  await dana.send('PATCH', path, { range: null });
  await workOff();
  expect(await takeOf(board, id)).toMatchObject({ range: null, inStill: before.inStill });
  expect(await outcomeOf(dana.send('PATCH', path, { range: { in: 6, out: 25 } }))).toBe(
    '422 range_outside',
  );
});

test('the board is told once a second at most, and when the take is ready', async () => {
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo({ seconds: 4, size: '640x360' }));
  const [before] = await sql<
    { n: number }[]
  >`select count(*)::int as n from board_event where board_id = ${board}`;
  const began = performance.now();
  await workOff();
  const seconds = (performance.now() - began) / 1000;
  const [after] = await sql<
    { n: number }[]
  >`select count(*)::int as n from board_event where board_id = ${board}`;
  expect((after?.n ?? 0) - (before?.n ?? 0)).toBeLessThanOrEqual(1 + Math.ceil(seconds));
  expect((await takeOf(board, id)).state).toBe('ready');
});
