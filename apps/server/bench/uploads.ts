/**
 * What uploads cost the server: memory while 500 MB come in one piece, and the time of many small
 * files, six at once. The server answers people only (`TAKEBOARD_ROLE=web`): making takes of the
 * files is measured elsewhere.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { cpuSecondsOf, kilobytesOf } from './load/process-tree.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const MB = 1_000_000;
const LARGE = 500 * MB;
const TARGET_GROWTH_MB = 50;
const SMALL = 200_000;
const SMALL_FILES = 300;
const AT_ONCE = 6;
const SAMPLE_MS = 20;

const folder = mkdtempSync(join(tmpdir(), 'takeboard-bench-'));
const server = spawn(process.execPath, [MAIN], {
  env: {
    ...process.env,
    PORT: '0',
    TAKEBOARD_DATA: folder,
    TAKEBOARD_ROLE: 'web',
    TAKEBOARD_LOG_LEVEL: 'warn',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const address = await readyAt();
  const send = await signIn(address);
  // Code is compiled and pools are filled by the first ones.
  await sendFiles(send, 20, SMALL);
  await sendFiles(send, 1, 20 * MB);

  const before = megabytesNow();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, megabytesNow());
  }, SAMPLE_MS);
  const large = await timed(() => sendFiles(send, 1, LARGE));
  clearInterval(sampling);
  const growth = peak - before;

  const small = await timed(() => sendFiles(send, SMALL_FILES, SMALL));
  row('memory of the server before', `${Math.round(before)} MB`);
  row(
    '  more at most, while 500 MB come',
    `${Math.round(growth)} MB`,
    `target ${TARGET_GROWTH_MB} MB`,
  );
  row('500 MB, from the first byte to the take', `${(large.ms / 1000).toFixed(1)} s`);
  row('  the server’s processor time', `${large.cpuSeconds.toFixed(1)} s`);
  row(
    `${SMALL_FILES} files of 200 kB, six at once, each`,
    `${(small.ms / SMALL_FILES).toFixed(1)} ms`,
  );
  row(
    '  the server’s processor time, each',
    `${((small.cpuSeconds * 1000) / SMALL_FILES).toFixed(1)} ms`,
  );
  process.exitCode = growth <= TARGET_GROWTH_MB ? 0 : 1;
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(44)} ${value.padStart(9)}  ${target}`);
}

async function readyAt(): Promise<string> {
  let said = '';
  for await (const chunk of server.stdout) {
    said += String(chunk);
    const address = /ready at (\S+)/.exec(said)?.[1];
    if (address) return address.replace('localhost', '127.0.0.1');
  }
  throw new Error(`The server did not start: ${said}`);
}

function megabytesNow(): number {
  return (kilobytesOf(server.pid ?? 0, 'status', 'VmRSS') * 1024) / MB;
}

function cpuSecondsNow(): number {
  return cpuSecondsOf([{ pid: server.pid ?? 0 }], 'own');
}

async function timed(work: () => Promise<void>): Promise<{ ms: number; cpuSeconds: number }> {
  const [from, cpu] = [performance.now(), cpuSecondsNow()];
  await work();
  return { ms: performance.now() - from, cpuSeconds: cpuSecondsNow() - cpu };
}

interface Sender {
  readonly address: string;
  readonly cookie: string;
  readonly boardId: string;
}

async function signIn(address: string): Promise<Sender> {
  const json = { 'content-type': 'application/json' };
  const session = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'Dana' }),
  });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const made = await fetch(`${address}/api/boards`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify({ title: 'Bench' }),
  });
  return { address, cookie, boardId: ((await made.json()) as { id: string }).id };
}

async function sendFiles(to: Sender, count: number, bytes: number): Promise<void> {
  const batch = randomBytes(6).toString('hex');
  const files = Array.from({ length: count }, (_, at) => ({
    clientKey: `${batch}-${at}`,
    name: `${at}.mp4`,
    bytes,
  }));
  const takeIds: string[] = [];
  for (let at = 0; at < count; at += 200) {
    const announced = await fetch(`${to.address}/api/boards/${to.boardId}/takes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: to.cookie },
      body: JSON.stringify({ batchId: batch, files: files.slice(at, at + 200) }),
    });
    const { takes } = (await announced.json()) as { takes: { takeId: string }[] };
    takeIds.push(...takes.map(({ takeId }) => takeId));
  }
  const sendNext = async (): Promise<void> => {
    const takeId = takeIds.pop();
    if (takeId === undefined) return;
    await sendFile(to, takeId, bytes);
    await sendNext();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
}

async function sendFile(to: Sender, takeId: string, bytes: number): Promise<void> {
  const metadata = Object.entries({ takeId, boardId: to.boardId }).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  );
  const begun = await fetch(`${to.address}/api/uploads`, {
    method: 'POST',
    headers: {
      cookie: to.cookie,
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes),
      'upload-metadata': metadata.join(','),
    },
  });
  if (begun.status !== 201) throw new Error(`Beginning answered ${begun.status}`);
  const sending = request(`${to.address}/api/uploads/${takeId}`, {
    method: 'PATCH',
    headers: {
      cookie: to.cookie,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(bytes),
    },
  });
  const answered = once(sending, 'response');
  await pipeline(Readable.from(piecesOf(bytes)), sending);
  const [answer] = (await answered) as [{ statusCode?: number; resume(): void }];
  answer.resume();
  if (answer.statusCode !== 204) throw new Error(`Sending answered ${answer.statusCode}`);
}

/** Bytes that no other file has. */
function* piecesOf(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024);
  randomBytes(32).copy(piece);
  for (let left = bytes; left > 0; left -= piece.length)
    yield piece.subarray(0, Math.min(left, piece.length));
}
