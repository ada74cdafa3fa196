import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';
import { need } from './programs.mjs';

/** Bring node_modules to what the lock file says; a tenth of a second when it is so already. */
export async function installDependencies({ node, pnpm, env }) {
  const first = !existsSync(join(ROOT, 'node_modules', '.modules.yaml'));
  if (first) process.stderr.write('Fetching the dependencies (about a minute the first time) …\n');
  await need(
    'The dependencies could not be installed; pnpm says why above. Check the network, then try again.',
    node,
    [
      ...pnpm,
      'install',
      '--frozen-lockfile',
      '--prod=false',
      '--config.confirmModulesPurge=false',
      '--reporter=append-only',
    ],
    { env, quiet: true },
  );
}
