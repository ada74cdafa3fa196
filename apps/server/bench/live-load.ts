/**
 * What others see, and when. Load L2: 50 people on one board, 10 of them dragging something at 30
 * edits a second, everybody's cursor at 20 a second. Server, Postgres and the 50 people share the
 * machine; the people are a process of their own. The peer is a bare relay of messages, which has no
 * document and writes nothing to disk.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boardOfGuests } from './load/board-of-guests.ts';
import type { Load, Seen } from './load/run-load.ts';
import { startProgram, startServer } from './load/start-server.ts';

const SECONDS = Number(process.argv[2] ?? 15);
const PEOPLE = 50;
const L2 = { writers: 10, editsPerSecond: 30, cursorsPerSecond: 20, seconds: SECONDS };
const TARGET = { p50: 3, p95: 12 };

const ours = await againstServer();
const relay = await againstRelay();
print('Takeboard, on disk before visible', ours);
print('bare relay, nothing on disk', relay);
const [p50, p95] = [quantile(ours.latencies, 0.5), quantile(ours.latencies, 0.95)];
const met =
  p50 <= TARGET.p50 && p95 <= TARGET.p95 && ours.lost === 0 && ours.converged && ours.acknowledged;
process.stdout.write(
  `target: p50 ≤ ${TARGET.p50} ms, p95 ≤ ${TARGET.p95} ms, none lost: ${met ? 'met' : 'MISSED'}\n`,
);

async function againstServer(): Promise<Seen> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tb-bench-'));
  const server = await startServer(dataDir);
  try {
    const { boardId, cookies } = await boardOfGuests(server.url, PEOPLE);
    return await runLoad({ url: server.url, boardId, cookies, ...L2 });
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function againstRelay(): Promise<Seen> {
  const relayed = await startProgram(new URL('./load/relay.ts', import.meta.url), {});
  try {
    const cookies = Array.from({ length: PEOPLE }, () => '');
    return await runLoad({ url: relayed.url, boardId: 'any', cookies, ...L2 });
  } finally {
    await relayed.stop();
  }
}

async function runLoad(load: Load): Promise<Seen> {
  const people = fork(new URL('./load/run-load.ts', import.meta.url), {
    serialization: 'advanced',
  });
  people.send(load);
  const [seen] = (await once(people, 'message')) as [Seen];
  return seen;
}

function print(name: string, seen: Seen): void {
  const ms = (share: number) => quantile(seen.latencies, share).toFixed(1).padStart(7);
  const facts = [
    `p50${ms(0.5)}`,
    `p95${ms(0.95)}`,
    `p99${ms(0.99)} ms`,
    `${seen.edits} edits`,
    `${seen.lost} lost`,
    seen.converged ? 'converged' : 'NOT CONVERGED',
  ];
  process.stdout.write(`${name.padEnd(34)} ${facts.join(' · ')}\n`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
