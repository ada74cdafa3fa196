import { defineConfig } from 'vitest/config';

const tests = ['test/**/*.test.{ts,tsx}'];

export default defineConfig({
  test: {
    projects: [
      'apps/server',
      { test: { name: 'web', root: './apps/web', include: tests } },
      { test: { name: 'storyboard', root: './packages/storyboard', include: tests } },
      { test: { name: 'editorial', root: './packages/editorial', include: tests } },
      { test: { name: 'media', root: './packages/media', include: tests, testTimeout: 30_000 } },
    ],
  },
});
