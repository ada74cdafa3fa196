import { beforeEach, expect, test } from 'vitest';
import { ingestOf } from '../support/ingest-of.ts';
import { until } from '../support/server-process.ts';
import { openTestApp } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { isRunning, programsOf } from '../support/test-processes.ts';
import { bringIn, takesSeenBy } from '../support/test-takes.ts';
import { gatedFfmpeg, makeVideo } from '../support/test-videos.ts';

const gate = await gatedFfmpeg();
const world = await openTestApp({}, { media: gate.ffmpeg });
const { services } = world;
const { sql } = services.database;
const dana = await world.person('Dana');

const rowOf = async (id: string) => {
  const [row] = await sql<
    { state: string; attempts: number; worker: string | null; failure: { code: string } | null }[]
  >`select state, attempts, worker, failure from take where id = ${id}`;
  if (!row) throw new Error(`There is no take ${id}`);
  return row;
};

beforeEach(async () => {
  await gate.close();
  await sql`delete from take`;
});

test('a worker process starts when a file comes and makes its take', async () => {
  await gate.open();
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo());
  await until(async () => (await rowOf(id)).state === 'ready');
  expect(ingest.pid).toBeGreaterThan(0);
  expect(await rowOf(id)).toMatchObject({ attempts: 0, worker: null });
});

test('a killed worker’s file is taken up by another', async () => {
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo());
  await until(async () => (await rowOf(id)).state === 'decoding');
  const first = ingest.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await gate.open();
  await until(async () => (await rowOf(id)).state === 'ready');
  expect(ingest.pid).not.toBe(first);
  await until(() => !isRunning(-first));
  const take = (await takesSeenBy(dana, board)).get(id);
  expect(take).toMatchObject({ failure: null, facts: { frames: 6 } });
});

test('a worker that is stopped puts its files back, uncounted, and leaves nothing running', async () => {
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo());
  await until(async () => (await rowOf(id)).state === 'decoding');
  const pid = ingest.pid ?? 0;
  const asked = performance.now();
  await ingest.stop();
  expect(performance.now() - asked).toBeLessThan(1500);
  expect(await rowOf(id)).toMatchObject({ state: 'waiting', attempts: 0, worker: null });
  expect(isRunning(pid)).toBe(false);
  await until(() => !isRunning(-pid));
});

test('a file that kills three workers is given up in words, and the others go on', async () => {
  const board = await makeTestBoard(world, dana);
  const bad = await bringIn(world, dana, board, await makeVideo());
  await sql`update take set attempts = 2 where id = ${bad}`;
  const ingest = ingestOf(services);
  await until(async () => (await rowOf(bad)).state === 'decoding');
  process.kill(ingest.pid ?? 0, 'SIGKILL');
  await until(async () => (await rowOf(bad)).state === 'failed');
  expect((await rowOf(bad)).failure?.code).toBe('kills_workers');

  await gate.open();
  const other = await bringIn(world, dana, board, await makeVideo());
  await until(async () => (await rowOf(other)).state === 'ready');
});

test('a cancelled take is let go within two seconds', async () => {
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo());
  await until(async () => (await rowOf(id)).state === 'decoding');
  const running = await programsOf(ingest.pid);
  const asked = performance.now();
  await dana.send('POST', `/api/boards/${board}/takes/cancel`, { takeIds: [id] });
  await until(() => running.every((pid) => !isRunning(pid)));
  expect(performance.now() - asked).toBeLessThan(2000);
  expect((await rowOf(id)).failure?.code).toBe('cancelled');
});

test('deleting a board ends the work on its files', async () => {
  const ingest = ingestOf(services);
  const board = await makeTestBoard(world, dana);
  const id = await bringIn(world, dana, board, await makeVideo());
  await until(async () => (await rowOf(id)).state === 'decoding');
  const running = await programsOf(ingest.pid);
  expect((await dana.send('DELETE', `/api/boards/${board}`)).status).toBe(204);
  await until(() => running.every((pid) => !isRunning(pid)));
});
