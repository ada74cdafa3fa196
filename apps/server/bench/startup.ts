/**
 * How long a warm `npm start` takes until it is ready, and what an empty server holds in memory.
 * The server is started as its operator starts it, on a data folder that exists already.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { kilobytesOf, processesBelow } from './load/process-tree.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const RUNS = 5;
const TARGET_READY_MS = 5000;
const TARGET_MEMORY_MB = 250;
/** Until start-up's garbage is collected and the queue is set up. */
const SETTLE_MS = 5000;

const folder = mkdtempSync(join(tmpdir(), 'takeboard-bench-'));
const ready: number[] = [];
const stopped: number[] = [];
let memory = { server: 0, postgres: 0, bootstrap: 0 };
try {
  for (let run = 0; run <= RUNS; run += 1) {
    const measured = await startOnce(run === RUNS);
    // The first makes the database and fills the caches.
    if (run > 0) ready.push(measured.readyMs);
    stopped.push(measured.stopMs);
    if (measured.memory) memory = measured.memory;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const median = ready.toSorted((a, b) => a - b)[Math.floor(ready.length / 2)] ?? Number.NaN;
const row = (name: string, value: string, target = '') =>
  console.log(`${name.padEnd(44)} ${value.padStart(9)}  ${target}`);
row(
  'npm start to ready, warm, median of 5',
  `${Math.round(median)} ms`,
  `target ${TARGET_READY_MS} ms`,
);
row('  slowest of them', `${Math.round(Math.max(...ready))} ms`);
row('SIGTERM to ended, slowest of 6', `${Math.round(Math.max(...stopped))} ms`, 'target 5000 ms');
row('empty server in memory', `${memory.server} MB`, `target ${TARGET_MEMORY_MB} MB`);
row('  its Postgres, shared pages counted once', `${memory.postgres} MB`);
row('  npm and bootstrap', `${memory.bootstrap} MB`);
process.exitCode = median <= TARGET_READY_MS && memory.server <= TARGET_MEMORY_MB ? 0 : 1;

async function startOnce(weigh: boolean) {
  const asked = performance.now();
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', TAKEBOARD_DATA: folder, TAKEBOARD_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const pid = npm.pid ?? 0;
  let said = '';
  for await (const chunk of npm.stdout) {
    said += String(chunk);
    if (/^Takeboard is ready at /m.test(said)) break;
  }
  const readyMs = performance.now() - asked;
  let weighed: typeof memory | undefined;
  if (weigh) {
    await delay(SETTLE_MS);
    weighed = weighTree(pid);
  }
  const told = performance.now();
  const server = processesBelow(pid).find((found) => found.command.includes('main.ts'));
  process.kill(-pid, 'SIGTERM');
  if (npm.exitCode === null && npm.signalCode === null) await once(npm, 'exit');
  while (server && isRunning(server.pid)) await delay(10);
  return { readyMs, stopMs: performance.now() - told, memory: weighed };
}

function weighTree(pid: number): typeof memory {
  const sum = { server: 0, postgres: 0, bootstrap: 0 };
  for (const one of processesBelow(pid)) {
    if (one.command.includes('postgres'))
      sum.postgres += kilobytesOf(one.pid, 'smaps_rollup', 'Pss');
    else if (one.command.includes('main.ts')) sum.server += kilobytesOf(one.pid, 'status', 'VmRSS');
    else sum.bootstrap += kilobytesOf(one.pid, 'smaps_rollup', 'Pss');
  }
  const inMb = (kb: number) => Math.round(kb / 1024);
  return {
    server: inMb(sum.server),
    postgres: inMb(sum.postgres),
    bootstrap: inMb(sum.bootstrap),
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
