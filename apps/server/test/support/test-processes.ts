import { readdirSync, readFileSync } from 'node:fs';
import { until } from './server-process.ts';

/** Whether a process, or with a negative number one of a group, is there. */
export const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** What a process runs, once it runs something. */
export const programsOf = (parent: number | undefined): Promise<number[]> =>
  until(() => {
    const found = readdirSync('/proc').filter(
      (name) => /^\d+$/u.test(name) && parentIn(statusOf(name)) === parent,
    );
    return found.length > 0 && found.map(Number);
  });

const parentIn = (status = ''): number => Number(/^PPid:\s*(\d+)/mu.exec(status)?.[1]);

const statusOf = (name: string): string | undefined => {
  try {
    return readFileSync(`/proc/${name}/status`, 'utf8');
  } catch {
    return undefined; // it ended while we looked
  }
};
