import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ROOT } from './places.mjs';

/**
 * Run other programs so that none outlives us: each gets a process group of its own, and a signal to
 * us, or the end of whoever started us (npm that was killed cannot pass a signal on), goes to all of
 * it. Programs have five seconds to end.
 */
const PATIENCE_MS = 5000;
const PARENT_CHECK_MS = 500;

const running = new Set();
let stopping = false;

/** True once we were asked to end: nothing new is started then. */
export const isStopping = () => stopping;

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, channel?: boolean }} [options]
 *   `quiet` holds the output back and shows it only when the program fails; `channel` opens one that
 *   the program can watch, to notice our end however we ended.
 * @returns {Promise<number>} its exit code
 */
export function run(file, args, options = {}) {
  if (stopping) return Promise.resolve(1);
  const out = options.quiet ? 'pipe' : 'inherit';
  const child = spawn(file, args, {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? process.env,
    stdio: ['ignore', out, out, ...(options.channel ? ['ipc'] : [])],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  const held = [];
  child.stdout?.on('data', (chunk) => held.push(chunk));
  child.stderr?.on('data', (chunk) => held.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      const status = code ?? (signal ? 1 : 0);
      if (status !== 0 && !stopping) process.stderr.write(Buffer.concat(held));
      resolve(status);
    });
  });
}

/** Like `run`, but a failure ends the whole command with that sentence. */
export async function need(sentence, file, args, options) {
  const status = await run(file, args, options);
  if (status === 0 || stopping) return;
  process.stderr.write(`\n${sentence}\n`);
  process.exit(status);
}

/** Begin to pass signals on and to watch who started us. Call once, first. */
export function endTogether() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopAll);
  const starters = whoStartedUs();
  setInterval(() => {
    if (whoStartedUs() !== starters) stopAll();
  }, PARENT_CHECK_MS).unref();
}

/**
 * Our parent; and where that is only the shell in which npm runs scripts, npm too: killed with
 * SIGKILL it leaves the shell, and us in it, behind.
 */
function whoStartedUs() {
  const parent = process.ppid;
  if (process.platform !== 'linux') return String(parent);
  try {
    const command = readFileSync(`/proc/${parent}/cmdline`, 'utf8');
    if (!command.includes('\0-c\0') || !command.includes('launch.mjs')) return String(parent);
    const status = readFileSync(`/proc/${parent}/status`, 'utf8');
    return `${parent} of ${/^PPid:\s*(\d+)$/m.exec(status)?.[1]}`;
  } catch {
    return 'gone'; // it ended between the two looks
  }
}

function stopAll() {
  if (stopping) return;
  stopping = true;
  if (running.size === 0) process.exit(130);
  for (const child of running) signalGroup(child, 'SIGTERM');
  setTimeout(() => {
    for (const child of running) signalGroup(child, 'SIGKILL');
  }, PATIENCE_MS).unref();
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
