import { defineConfig } from 'vitest/config';

const tests = ['test/**/*.test.{ts,tsx}'];

/** What computes alone needs no process to itself: a thread is as new for each file, and costs less. */
const alone = (name: string, root: string) => ({
  test: { name, root, include: tests, pool: 'threads' as const },
});

export default defineConfig({
  test: {
    projects: [
      'apps/server',
      alone('web', './apps/web'),
      alone('storyboard', './packages/storyboard'),
      alone('editorial', './packages/editorial'),
      alone('voting', './packages/voting'),
      { test: { name: 'media', root: './packages/media', include: tests, testTimeout: 30_000 } },
    ],
  },
});
