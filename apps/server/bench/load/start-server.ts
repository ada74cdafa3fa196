import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface BenchServer {
  /** `http://localhost:<port>` */
  readonly url: string;
  readonly process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** A program of ours as a process of its own, once it has said where it is. */
export async function startProgram(
  script: URL,
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<BenchServer> {
  const child = spawn(process.execPath, [...flags, fileURLToPath(script)], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('a program without output cannot say that it is ready');
  for await (const line of createInterface({ input: stdout })) {
    const url = /ready at (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    stdout.resume();
    return {
      url,
      process: child,
      async stop(signal = 'SIGTERM') {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill(signal);
        await once(child, 'exit');
      },
    };
  }
  throw new Error(`${script.href} ended before it was ready`);
}

/** What `launch/server-process.mjs` gives Node; without it garbage counts as memory. */
const AS_NPM_START = ['--max-semi-space-size=16'];

/** A whole server on a free port, with its own Postgres in `dataDir`. */
export const startServer = (dataDir: string, port = 0): Promise<BenchServer> =>
  startProgram(
    new URL('../../src/main.ts', import.meta.url),
    { TAKEBOARD_DATA: dataDir, TAKEBOARD_LOG_LEVEL: 'error', PORT: String(port) },
    AS_NPM_START,
  );
