import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ROOT, WEB, WEB_BUILT } from './places.mjs';
import { need } from './programs.mjs';

const STAMP = join(WEB_BUILT, '.built-from');
const NOT_INPUTS = new Set(['node_modules', 'dist', 'e2e', 'test', 'test-results']);
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest)$/;
const WORTH_COMPRESSING = 1024;

/** Build the web pages unless they were built from exactly these sources. */
export async function buildWeb({ node, env }) {
  const inputs = hashInputs();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs) return;
  process.stderr.write('Building the web pages …\n');
  await need(
    'The web pages could not be built; the reason is above.',
    node,
    [join(WEB, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: WEB, env: { ...env, NODE_ENV: 'production' }, quiet: true },
  );
  compressAll();
  // Last: a build that was cut off has no stamp.
  writeFileSync(STAMP, inputs);
}

/** Content and names of everything that the build reads; times would lie after a checkout. */
function hashInputs() {
  const hash = createHash('sha256');
  const units = [
    WEB,
    ...readdirSync(join(ROOT, 'packages')).map((name) => join(ROOT, 'packages', name)),
  ];
  const files = [join(ROOT, 'pnpm-lock.yaml'), join(ROOT, 'tsconfig.base.json')];
  for (const unit of units) files.push(...filesUnder(unit));
  for (const file of files) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  const files = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (NOT_INPUTS.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...filesUnder(path));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

/** Once here instead of on every request: brotli for https, gzip for plain http in a local network. */
function compressAll() {
  for (const entry of readdirSync(WEB_BUILT, { recursive: true })) {
    const path = join(WEB_BUILT, String(entry));
    if (!COMPRESSIBLE.test(path) || statSync(path).size < WORTH_COMPRESSING) continue;
    const plain = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(plain));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 7 };
    writeFileSync(`${path}.br`, brotliCompressSync(plain, { params: quality }));
  }
}
