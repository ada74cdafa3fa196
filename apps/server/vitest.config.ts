import { availableParallelism } from 'node:os';
import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'server',
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/support/global-postgres.ts'],
    setupFiles: ['./test/support/keep-compiled.ts'],
    // Node reads our TypeScript itself, here as when the server runs, and remembers what it compiled:
    // reading the whole app through Vite took each test file three times as long.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Most of the time a test here waits for a process, a socket or a clock: two to a processor.
    maxWorkers: 2 * availableParallelism(),
    // They only end what hangs: a busy machine takes ten times as long as a free one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
