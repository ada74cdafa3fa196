import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, WEB } from './places.mjs';
import { run } from './programs.mjs';

const AT_ONCE = 2;

/** Everything that can be said about the code without running it. All checks run, then all verdicts. */
export async function command(tools) {
  const checks = [...checksOf(tools)];
  const failed = [];
  const worker = async () => {
    for (let check = checks.shift(); check; check = checks.shift()) {
      const status = await run(tools.node, check.args, {
        cwd: check.cwd ?? ROOT,
        env: { ...tools.env, FORCE_COLOR: '0' },
        quiet: true,
      });
      process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${check.name}\n`);
      if (status !== 0) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stdout.write(
    failed.length === 0 ? 'The code is in order.\n' : `Not in order: ${failed.join(', ')}.\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

function* checksOf({ pnpm }) {
  const exec = [...pnpm, 'exec'];
  yield { name: 'rules (oxlint)', args: [...exec, 'oxlint', '--type-aware', '--deny-warnings'] };
  for (const cwd of units()) {
    for (const project of projectsIn(cwd)) {
      const unit = cwd.slice(ROOT.length + 1);
      yield { name: `types of ${unit} (${project})`, args: [...exec, 'tsc', '-p', project], cwd };
    }
  }
  yield { name: 'format (oxfmt)', args: [...exec, 'oxfmt', '--check', '.'] };
  yield { name: 'unused code and dependencies (knip)', args: [...exec, 'knip'] };
  const web = JSON.parse(readFileSync(join(WEB, 'package.json'), 'utf8'));
  if (web.scripts['api:check']) {
    yield { name: 'API types up to date', args: [...pnpm, 'run', 'api:check'], cwd: WEB };
  }
}

/** A unit's own settings, and those of folders that run in another world than its sources. */
const projectsIn = (unit) =>
  ['.', 'test', 'e2e']
    .map((folder) => join(folder, 'tsconfig.json'))
    .filter((project) => existsSync(join(unit, project)));

const units = () =>
  ['apps', 'packages']
    .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => join(ROOT, group, name)))
    .filter((folder) => existsSync(join(folder, 'tsconfig.json')));
