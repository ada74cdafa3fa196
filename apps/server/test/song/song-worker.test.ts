import { beforeEach, expect, test } from 'vitest';
import { ingestOf } from '../support/ingest-of.ts';
import { until } from '../support/server-process.ts';
import { openTestApp } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { bringMixIn, mixesSeenBy, mixSeenBy } from '../support/test-mixes.ts';
import { isRunning, programsOf } from '../support/test-processes.ts';
import { makeSong } from '../support/test-songs.ts';
import { bringIn } from '../support/test-takes.ts';
import { gatedFfmpeg, makeVideo } from '../support/test-videos.ts';

const gate = await gatedFfmpeg();
const world = await openTestApp({}, { media: gate.ffmpeg });
const { services } = world;
const { sql } = services.database;
const dana = await world.person('Dana');

const stateOf = async (board: string, mixId: string) => (await mixSeenBy(dana, board, mixId)).state;

const rowOf = async (id: string) => {
  const [row] = await sql<{ state: string; attempts: number; worker: string | null }[]>`
    select state, attempts, worker from mix where id = ${id}`;
  return row;
};

beforeEach(async () => {
  await gate.close();
  await sql`delete from take`;
  await sql`delete from mix`;
});

test('a killed worker’s song is taken up by another', async () => {
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringMixIn(world, dana, board, await makeSong());
  await until(async () => (await stateOf(board, id)) === 'reading');
  const first = ingest.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await gate.open();
  await until(async () => (await stateOf(board, id)) === 'ready');
  expect(ingest.pid).not.toBe(first);
  expect(await rowOf(id)).toMatchObject({ attempts: 0, worker: null });
});

test('a worker that is stopped puts its song back, uncounted', async () => {
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringMixIn(world, dana, board, await makeSong());
  await until(async () => (await stateOf(board, id)) === 'reading');
  await ingest.stop();
  expect(await rowOf(id)).toEqual({ state: 'waiting', attempts: 0, worker: null });
});

test('a song that kills three workers is given up in words', async () => {
  const board = await makeTestBoard(world, dana);
  const id = await bringMixIn(world, dana, board, await makeSong());
  await sql`update mix set attempts = 2 where id = ${id}`;
  const ingest = ingestOf(services);
  await until(async () => (await stateOf(board, id)) === 'reading');
  process.kill(ingest.pid ?? 0, 'SIGKILL');
  await until(async () => (await stateOf(board, id)) === 'failed');
  const { name, failure } = await mixSeenBy(dana, board, id);
  expect(failure).toEqual({
    code: 'kills_workers',
    message: `${name} stopped three workers one after the other, so it is left alone. Save it anew with another program and upload that.`,
  });
});

test('a song that is removed while it is read is let go within two seconds', async () => {
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringMixIn(world, dana, board, await makeSong());
  await until(async () => (await stateOf(board, id)) === 'reading');
  const running = await programsOf(ingest.pid);
  const asked = performance.now();
  expect((await dana.send('DELETE', `/api/boards/${board}/song/${id}`)).status).toBe(204);
  await until(() => running.every((pid) => !isRunning(pid)));
  expect(performance.now() - asked).toBeLessThan(2000);
  expect(await mixesSeenBy(dana, board)).toEqual([]);
});

test('listening that is stopped is let go within two seconds, and can be asked for again', async () => {
  await gate.open();
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringMixIn(world, dana, board, await makeSong({ beats: 100 }));
  await until(async () => (await stateOf(board, id)) === 'ready');
  await gate.close();
  const listen = `/api/boards/${board}/song/${id}/listen`;
  await dana.send('POST', listen);
  const listeningOf = async () => (await mixSeenBy(dana, board, id)).listening;
  await until(async () => (await listeningOf())?.state === 'working');
  const running = await programsOf(ingest.pid);
  const asked = performance.now();
  expect((await dana.send('DELETE', listen)).status).toBe(204);
  await until(() => running.every((pid) => !isRunning(pid)));
  expect(performance.now() - asked).toBeLessThan(2000);
  expect(await listeningOf()).toBeNull();

  await gate.open();
  await dana.send('POST', listen);
  await until(async () => (await listeningOf())?.state === 'done');
  expect((await listeningOf())?.proposal).not.toBeNull();
});

test('the song goes before the takes that came earlier', async () => {
  const board = await makeTestBoard(world, dana);
  for (let count = 0; count < 8; count += 1) await bringIn(world, dana, board, await makeVideo());
  const id = await bringMixIn(world, dana, board, await makeSong());
  ingestOf(services);
  await until(async () => (await stateOf(board, id)) === 'reading');
  const [waiting] = await sql<{ count: number }[]>`
    select count(*)::int as count from take where state = 'waiting'`;
  expect(waiting?.count).toBeGreaterThan(0);
});
