/**
 * How long a board takes to come: 755 records that 12,000 edits have gone through, by the room
 * itself, so that its log is what such a board's log is. From opening the socket to the whole
 * document: on a server that runs, and (for information) as the first thing after its start, while it
 * still compiles itself and sets up its jobs.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as Y from 'yjs';
import { boardOfGuests } from './load/board-of-guests.ts';
import { LoadClient } from './load/client.ts';
import { startServer } from './load/start-server.ts';

const RECORDS = 755;
const EDITS = 12_000;
const WRITERS = 6;
const ROUNDS = 30;
const COLD_ROUNDS = 5;
const TARGET_P50 = 150;

const dataDir = await mkdtemp(join(tmpdir(), 'tb-open-'));
let server = await startServer(dataDir);
const { boardId, cookies } = await boardOfGuests(server.url, 2);
const [director = '', guest = ''] = cookies;

await writeHistory();
const bytes = await sizeOf();
const warm = await times(ROUNDS, () => open());
const cold: number[] = [];
for (let round = 0; round < COLD_ROUNDS; round++) {
  await server.stop();
  server = await startServer(dataDir);
  cold.push(await open());
}
await server.stop();
await rm(dataDir, { recursive: true, force: true });

const p50 = quantile(warm, 0.5);
process.stdout.write(
  `${RECORDS} records, ${EDITS} past edits, ${(bytes / 1024).toFixed(0)} kB · connect → synced: ` +
    `p50 ${p50.toFixed(0)} ms, p95 ${quantile(warm, 0.95).toFixed(0)} ms · ` +
    `the first one after a restart: p50 ${quantile(cold, 0.5).toFixed(0)} ms\n` +
    `target: p50 ≤ ${TARGET_P50} ms: ${p50 <= TARGET_P50 ? 'met' : 'MISSED'}\n`,
);

async function writeHistory(): Promise<void> {
  const writers = Array.from(
    { length: WRITERS },
    () => new LoadClient(server.url, boardId, director),
  );
  await Promise.all(writers.map((writer) => writer.synced));
  const [first] = writers;
  first?.doc.transact(() => {
    const canvas = first.doc.getMap('canvas');
    for (let i = 0; i < RECORDS; i++) canvas.set(`shape:${i}`, new Y.Map<unknown>(recordOf(i)));
  });
  while (!writers.every((writer) => writer.doc.getMap('canvas').size > RECORDS)) await delay(5);
  for (let edit = 0; edit < EDITS; edit++) {
    const canvas = writers[edit % WRITERS]?.doc.getMap<Y.Map<unknown>>('canvas');
    const record = canvas?.get(`shape:${edit % RECORDS}`);
    if (edit % 5 === 0) record?.set('p.text', `note ${edit}`);
    else record?.set('g', [edit, edit * 2, 0]);
    // About as fast as a connection may write.
    if (edit % (10 * WRITERS) === 0) await delay(90);
  }
  while (!writers.every((writer) => writer.saved)) await delay(5);
  for (const writer of writers) writer.socket.close();
}

function recordOf(i: number): [string, unknown][] {
  return [
    ['typeName', 'shape'],
    ['type', 'geo'],
    ['parentId', 'page:page'],
    ['index', `a${String(i).padStart(4, '0')}V`],
    ['g', [i * 40, (i % 30) * 60, 0]],
    ['isLocked', false],
    ['opacity', 1],
    ['meta', {}],
    ...(['w', 'h', 'geo', 'color', 'fill', 'dash', 'size', 'font', 'align', 'text'] as const).map(
      (prop): [string, unknown] => [`p.${prop}`, prop.length > 1 ? `${prop}-${i % 7}` : 160],
    ),
  ];
}

async function open(): Promise<number> {
  const began = performance.now();
  const client = new LoadClient(server.url, boardId, guest);
  await client.synced;
  const took = performance.now() - began;
  if (client.doc.getMap('canvas').size < RECORDS) throw new Error('synced without the whole board');
  client.socket.close();
  return took;
}

async function sizeOf(): Promise<number> {
  const client = new LoadClient(server.url, boardId, guest);
  await client.synced;
  client.socket.close();
  return Y.encodeStateAsUpdate(client.doc).byteLength;
}

async function times(n: number, measure: () => Promise<number>): Promise<number[]> {
  const taken = [];
  for (let i = 0; i < n; i++) taken.push(await measure());
  return taken;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
