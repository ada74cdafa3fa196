import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { cpuSecondsOf } from './process-tree.ts';

/** An ffmpeg that writes down how it was called. */
export interface RecordedFfmpeg {
  /** For `FFMPEG_PATH`. */
  readonly path: string;
  /** Runs by hand what was recorded: processor seconds of it all, and how many runs that was. */
  replay(): Promise<{ readonly cpuSeconds: number; readonly runs: number }>;
}

/** One ffmpeg is not started before the one whose proxy it reads has ended. */
type Chain = readonly (readonly string[])[];

/**
 * A program that does what `ffmpeg` does, and writes its arguments down on the way. What an ingest
 * asks of ffmpeg can so be asked again with nothing around it, to tell what the rest costs.
 * @param folder empty, and kept until all is replayed.
 */
export async function recordFfmpeg(ffmpeg: string, folder: string): Promise<RecordedFfmpeg> {
  const calls = join(folder, 'calls');
  await mkdir(calls, { recursive: true });
  const path = join(folder, 'ffmpeg');
  // A file per process: two that write into one could mix their lines.
  await writeFile(
    path,
    `#!/bin/sh\nprintf '%s\\0' "$@" >> '${calls}'/$$\nexec '${ffmpeg}' "$@"\n`,
    {
      mode: 0o755,
    },
  );
  return {
    path,
    async replay() {
      const chains = chainsOf(await readCalls(calls));
      const before = cpuSecondsOf([{ pid: process.pid }]);
      const own = process.cpuUsage();
      const next = chains.entries();
      const work = async () => {
        for (const [i, chain] of next) {
          const own = join(folder, 'again', String(i));
          await mkdir(own, { recursive: true });
          for (const args of chain) await runBare(ffmpeg, args, own);
        }
      };
      await Promise.all(Array.from({ length: availableParallelism() }, work));
      const { user, system } = process.cpuUsage(own);
      return {
        cpuSeconds: cpuSecondsOf([{ pid: process.pid }]) - before - (user + system) / 1e6,
        runs: chains.reduce((sum, chain) => sum + chain.length, 0),
      };
    },
  };
}

/** Every call with an input, in the order they were made. */
async function readCalls(folder: string): Promise<readonly (readonly string[])[]> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      return { text: await readFile(path, 'utf8'), at: (await stat(path)).mtimeMs };
    }),
  );
  return files
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text.split('\0').slice(0, -1))
    .filter((args) => args.includes('-i'));
}

const inputOf = (args: readonly string[]): string => args[args.indexOf('-i') + 1] ?? '';
const outputsOf = (args: readonly string[]): readonly string[] =>
  args.filter((arg) => arg.startsWith('file:') && arg !== inputOf(args));
const settled = (path: string): string => path.replace(/\.part$/u, '');

/** Puts calls behind the call that made what they read. */
function chainsOf(calls: readonly (readonly string[])[]): readonly Chain[] {
  const chains: (readonly string[])[][] = [];
  const makers = new Map<string, (readonly string[])[]>();
  for (const args of calls) {
    let chain = makers.get(inputOf(args));
    if (chain === undefined) chains.push((chain = []));
    chain.push(args);
    for (const output of outputsOf(args)) makers.set(settled(output), chain);
  }
  return chains;
}

/** Runs one call with what it wrote, and what it read if that is gone, moved into `folder`. */
async function runBare(ffmpeg: string, args: readonly string[], folder: string): Promise<void> {
  const outputs = outputsOf(args);
  const moved = (arg: string) => join(folder, basename(arg));
  const own = args.map((arg) => {
    const isGone = arg === inputOf(args) && !existsSync(arg.slice('file:'.length));
    return isGone || outputs.includes(arg) ? `file:${moved(arg)}` : arg;
  });
  const child = spawn(ffmpeg, own, { stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  for (const output of outputs.map(moved)) {
    if (output.endsWith('.part') && existsSync(output)) await rename(output, settled(output));
  }
}
