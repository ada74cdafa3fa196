import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          root: './apps/server',
          include: ['test/**/*.test.ts'],
          globalSetup: ['./test/support/global-postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: 'web', root: './apps/web', include: ['test/**/*.test.{ts,tsx}'] } },
      {
        test: { name: 'storyboard', root: './packages/storyboard', include: ['test/**/*.test.ts'] },
      },
      { test: { name: 'editorial', root: './packages/editorial', include: ['test/**/*.test.ts'] } },
    ],
  },
});
