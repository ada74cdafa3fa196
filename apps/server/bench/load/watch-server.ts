import { cpus } from 'node:os';
import { cpuSecondsOf, kilobytesOf, processesBelow } from './process-tree.ts';
import type { Process } from './process-tree.ts';

const LOOK_EVERY_MS = 250;

/** What a server is made of while files come in. */
type Part = 'server' | 'worker' | 'ffmpeg' | 'postgres';

function partOf({ command }: Process): Part {
  if (command.includes('postgres')) return 'postgres';
  if (command.includes('worker-process')) return 'worker';
  return command.includes('main.ts') ? 'server' : 'ffmpeg';
}

/** Processor seconds since each began. Ended ffmpegs are told by the worker, an ended worker by the server. */
export function cpuByPart(pid: number): Readonly<Record<Part | 'all', number>> {
  const sums = { server: 0, worker: 0, ffmpeg: 0, postgres: 0 };
  const all = processesBelow(pid);
  for (const one of all) {
    const part = partOf(one);
    const own = cpuSecondsOf([one], 'own');
    sums[part] += own;
    // What a worker's or a server's ended children used was ffmpeg's.
    sums[part === 'postgres' ? 'postgres' : 'ffmpeg'] += cpuSecondsOf([one]) - own;
  }
  return { ...sums, all: cpuSecondsOf(all) };
}

/** What was added between two looks. */
export function subtract<Names extends string>(
  after: Readonly<Record<Names, number>>,
  before: Readonly<Record<Names, number>>,
): Readonly<Record<Names, number>> {
  const names = Object.keys(after) as Names[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as Readonly<
    Record<Names, number>
  >;
}

type Machine = Readonly<Record<'busy' | 'idle', number>>;

/** Seconds of all processors since the machine began. */
export function machineSeconds(): Machine {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (of: (time: (typeof times)[number]) => number) =>
    times.reduce((total, time) => total + of(time), 0) / 1000;
  return {
    busy: sum(({ user, nice, sys, irq }) => user + nice + sys + irq),
    idle: sum((t) => t.idle),
  };
}

/** The most that server and worker held at any look. */
export function watchMemory(pid: number) {
  const most = { server: 0, worker: 0 };
  const look = () => {
    for (const one of processesBelow(pid)) {
      const part = partOf(one);
      if (part !== 'server' && part !== 'worker') continue;
      most[part] = Math.max(most[part], Math.round(kilobytesOf(one.pid, 'status', 'VmRSS') / 1024));
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}
