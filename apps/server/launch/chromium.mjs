import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './on-path.mjs';
import { TOOLS, WEB } from './places.mjs';
import { run } from './programs.mjs';

/** The one without windows first: it needs a tenth less time for the same pages. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome.exe',
];

/**
 * A browser for the tests: the one in CHROMIUM_PATH, one on the PATH, Debian's when we may install
 * it, or Playwright's own download.
 * @returns {Promise<NodeJS.ProcessEnv>} what the tests must find in their environment
 */
export async function findChromium({ node, env }) {
  const found = env.CHROMIUM_PATH ?? onPath(env.PATH ?? '', NAMES);
  if (found) return { CHROMIUM_PATH: found };
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    process.stderr.write(
      'No browser is installed; installing Debian’s chromium-headless-shell for the tests (apt-get) …\n',
    );
    const apt = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, quiet: true };
    const wait = ['-o', 'DPkg::Lock::Timeout=600'];
    const installed =
      (await run('apt-get', [...wait, 'update'], apt)) === 0 &&
      (await run(
        'apt-get',
        [...wait, 'install', '-y', '--no-install-recommends', 'chromium-headless-shell'],
        apt,
      )) === 0;
    const path = installed ? onPath(env.PATH ?? '', NAMES) : undefined;
    if (path) return { CHROMIUM_PATH: path };
  }
  process.stderr.write('No browser is installed; fetching Playwright’s own …\n');
  const own = { PLAYWRIGHT_BROWSERS_PATH: join(TOOLS, 'browsers') };
  const cli = join(WEB, 'node_modules', '@playwright', 'test', 'cli.js');
  const status = await run(node, [cli, 'install', 'chromium', '--only-shell'], {
    env: { ...env, ...own },
    quiet: true,
  });
  if (status === 0) return own;
  throw new Error(
    'No browser was found and none could be fetched. Install Chromium, or name one in CHROMIUM_PATH.',
  );
}
