import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The browser that is named, else one on the PATH, else the one Playwright installed itself. */
function chromium(): string | undefined {
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return (
    process.env['CHROMIUM_PATH'] ??
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
  );
}

const executablePath = chromium();
const isRoot = process.getuid?.() === 0;

/**
 * Tests on the board of the real size, which all of them share. They begin by name: those of choosing
 * together come last, for they bring people who decide to the board.
 */
const REAL_SIZE = [
  'pool.spec.ts',
  'sorting.spec.ts',
  'takes-on-canvas.spec.ts',
  'together.spec.ts',
].map((name) => `**/${name}`);

/** Each worker has a server process of its own on its own data (e2e/support/test.ts starts it). */
export default defineConfig({
  testDir: './e2e',
  globalSetup: './e2e/global-setup.ts',
  projects: [
    { name: 'begin', testMatch: '*.setup.ts' },
    { name: 'board', testMatch: '*.spec.ts', testIgnore: REAL_SIZE },
    // Last: while the others run, the board with the 700 takes is made beside them.
    { name: 'takes', testMatch: REAL_SIZE, dependencies: ['begin'] },
  ],
  outputDir: './e2e/.results',
  // Every test makes its own people and boards: any two may run at once, in any order.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Where the machine is not ours a test may starve for seconds; it then has one more go and is
  // listed as flaky. Whoever works here sees each failure at once.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium refuses to run as root inside its sandbox.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
});
