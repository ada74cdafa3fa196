import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { failureCode } from '../database/failures.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

const PROCESS = fileURLToPath(new URL('worker-process.ts', import.meta.url));
const MOST_HEAP_MB = 192;
/** For short-lived garbage. Node's default lets it grow until a worker with nothing to do takes 240 MB; so it takes 90. */
const YOUNG_HEAP_MB = 4;
const CHECK_MS = 1000;

/** A worker process, as its server holds it. */
export interface Helper {
  readonly id: string;
  readonly pid: number | undefined;
  /** By the clock of `performance.now()`. */
  readonly startedAt: number;
  /** Resolves when it and everything it had started are gone: whether it was asked to. */
  readonly over: Promise<boolean>;
  tell(message: ToWorker): void;
  /** End it at once, with what it runs. */
  kill(): void;
}

/**
 * Starts a worker process in a group of its own, so that nothing it runs outlives it. One that does
 * not say that it is alive for a while is stuck in a file, and killed.
 */
export const startHelper = (
  begin: Extract<ToWorker, { t: 'begin' }>,
  watch: { readonly aliveWithinMs: number; readonly onIdle: (call: number) => void },
): Helper => {
  const child = fork(PROCESS, [], {
    execArgv: [`--max-old-space-size=${MOST_HEAP_MB}`, `--max-semi-space-size=${YOUNG_HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  let asked = false;
  let aliveAt = performance.now();
  const kill = (): void => killGroup(child);
  const watching = setInterval(() => {
    if (performance.now() - aliveAt > watch.aliveWithinMs) kill();
  }, CHECK_MS);
  child.on('message', (message: FromWorker) => {
    aliveAt = performance.now();
    if (message.t === 'idle') watch.onIdle(message.call);
  });
  const over = new Promise<boolean>((resolve) => {
    const gone = (): void => {
      clearInterval(watching);
      kill(); // what it ran
      resolve(asked);
    };
    child.once('exit', gone);
    child.once('error', gone);
  });
  const tell = (message: ToWorker): void => {
    if (message.t === 'stop') asked = true;
    if (!child.connected) return;
    // One that cannot be told has ended, and `over` says so.
    child.send(message, () => {});
  };
  tell(begin);
  return { id: begin.id, pid: child.pid, startedAt: performance.now(), over, tell, kill };
};

/** The whole group where there are groups: an ffmpeg must not go on for a dead worker. */
const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Nobody is left in it; macOS says EPERM of one in which only the dead are.
    if (!['ESRCH', 'EPERM'].includes(failureCode(error) ?? '')) throw error;
  }
};
