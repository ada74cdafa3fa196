import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { inject, onTestFinished, vi } from 'vitest';
import { placeFor } from '../../src/database/postgres-place.ts';
import { chooseUnprivileged } from '../../src/database/unprivileged.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** What Node remembers of the sources it has compiled. */
export const COMPILED = fileURLToPath(new URL('../../../../.tools/compiled', import.meta.url));

/** Starting takes two seconds on a free machine; on a busy one these tests still mean the same. */
export const STARTED_WITHIN_MS = 90_000;
vi.setConfig({ testTimeout: 240_000 });

/** The server as its operator runs it: a process with an environment, two streams and an exit code. */
export interface ServerProcess {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The address it printed. @throws what it said instead, when it ended. */
  ready(): Promise<string>;
  /** Its exit code, and how long ending took from the signal, in milliseconds. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
  /** Its exit code when it ends by itself. */
  ended(): Promise<number | null>;
}

/** Start a server on a free port; it is killed when the test is over, should it still run. */
export function runServer(env: Readonly<Record<string, string>>): ServerProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(() => child.exitCode);
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await ended;
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    async ready() {
      const line = await until(() => {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${stderr}`);
        return /^Takeboard (?:is ready at (\S+)|worker is ready)$/m.exec(stdout);
      }, STARTED_WITHIN_MS);
      return line[1] ?? '';
    },
    async end(signal) {
      const asked = performance.now();
      child.kill(signal);
      return { code: await ended, ms: performance.now() - asked };
    },
    ended: () => ended,
  };
}

/** Ask again until the answer is there. @throws after `withinMs`. */
export async function until<T>(
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  withinMs = 30_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`Nothing happened within ${withinMs} ms`);
    await delay(20);
  }
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tb-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A data folder as after a first start, its database made and empty; gone with the test. */
export function usedFolder(): string {
  const folder = temporaryFolder();
  const { cluster } = placeFor(folder, chooseUnprivileged());
  execFileSync('cp', ['-a', `${inject('newCluster')}/.`, cluster]);
  return folder;
}
