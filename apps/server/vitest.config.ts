import { availableParallelism } from 'node:os';
import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'server',
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/support/global-postgres.ts'],
    // Most of the time a test here waits for a process, a socket or a clock: two to a processor.
    maxWorkers: 2 * availableParallelism(),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
