import { readdirSync, readFileSync } from 'node:fs';

/** A running process, as /proc tells it. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Program and arguments, separated by spaces. */
  readonly command: string;
}

/** A process and everything below it that runs now. */
export function processesBelow(pid: number): readonly Process[] {
  const all = allProcesses();
  const below = (parent: number): readonly Process[] =>
    all.flatMap((one) => (one.parent === parent ? [one, ...below(one.pid)] : []));
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

/** A number of kilobytes out of /proc: `VmRSS` of `status`, `Pss` of `smaps_rollup`; 0 when it ended. */
export function kilobytesOf(pid: number, file: string, field: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8');
    return Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/**
 * Seconds of processor time that processes have used, with that of their children who ended. Summed
 * over a whole tree nothing counts twice: a child's time goes to its parent only when it has ended.
 * @param whose `own` leaves the ended children out.
 */
export function cpuSecondsOf(
  processes: readonly Pick<Process, 'pid'>[],
  whose: 'own' | 'with-ended' = 'with-ended',
): number {
  const ticks = processes.flatMap(({ pid }) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // utime, stime, cutime, cstime; the name before them may hold spaces, but ends at the last bracket.
      return stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, whose === 'own' ? 13 : 15)
        .map(Number);
    } catch {
      return []; // it ended while we looked
    }
  });
  return ticks.reduce((sum, tick) => sum + tick, 0) / TICKS_PER_SECOND;
}

function allProcesses(): readonly Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
      return [{ pid: Number(name), parent, command }];
    } catch {
      return []; // it ended while we looked
    }
  });
}
