/**
 * The bootstrap behind `npm start`, `npm test`, `npm run dev`, `check`, `bench` and `demo`. It needs nothing
 * but Node ≥ 18 and npm: it fetches the tools, installs what the lock file says, and hands over.
 * Plain JavaScript without dependencies, because it runs before anything is installed.
 */
import { installDependencies } from './install.mjs';
import { endTogether, isStopping } from './programs.mjs';
import { ensureTools } from './tools.mjs';

const COMMANDS = {
  start: () => import('./start.mjs'),
  build: () => import('./build.mjs'),
  dev: () => import('./dev.mjs'),
  test: () => import('./test.mjs'),
  check: () => import('./check.mjs'),
  bench: () => import('./bench.mjs'),
  demo: () => import('./demo.mjs'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (load === undefined) {
  process.stderr.write(
    `There is no command "${name}". Use one of: ${Object.keys(COMMANDS).join(', ')}.\n`,
  );
  process.exit(2);
}

endTogether();
const tools = await ensureTools();
await installDependencies(tools);
const { command } = await load();
const status = isStopping() ? 130 : await command(tools, args);
process.exit(status);
