import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const READY = 'Takeboard is ready at';
/** Milliseconds; the first start makes a database. */
const START_LIMIT = 60_000;

/** A real server on its own data, which a test may kill and start again. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** Ends the process as a power cut would, without a chance to write anything. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  /** Process ids of its workers on files, while there are any. */
  workers(): readonly number[];
  /** Stops it as Ctrl-C does and forgets its data. */
  close(): Promise<void>;
}

export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'tb-e2e-'));
  const port = await freePort();
  let running: ChildProcess | undefined;

  const start = async () => {
    running = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        TAKEBOARD_LOG_LEVEL: 'warn',
        ...env,
        TAKEBOARD_DATA: data,
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await untilReady(running);
  };
  const stop = async (signal: NodeJS.Signals) => {
    const child = running;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  };

  const forget = () => rmSync(data, { recursive: true, force: true });

  await start().catch(async (failure: unknown) => {
    await stop('SIGTERM');
    forget();
    throw failure;
  });
  return {
    url: `http://localhost:${port}`,
    port,
    start,
    kill: () => stop('SIGKILL'),
    workers: () =>
      execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
        .split('\n')
        .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line))
        .flatMap((found) =>
          Number(found?.[2]) === running?.pid && found?.[3]?.includes('worker-process')
            ? [Number(found[1])]
            : [],
        ),
    async close() {
      await stop('SIGTERM');
      forget();
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(
      () => reject(new Error(`The server was not ready in ${START_LIMIT} ms:\n${said}`)),
      START_LIMIT,
    );
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes(READY)) return;
      clearTimeout(limit);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`The server ended with ${code}:\n${said}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
