import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { findChromium } from './chromium.mjs';
import { withFfmpeg } from './ffmpeg.mjs';
import { MEDIA, SERVER, WEB } from './places.mjs';
import { run } from './programs.mjs';

/**
 * Every measurement in the `bench` folders, one after another: they would disturb each other.
 * What follows `npm run bench --` narrows them by name; options (`--takes 60`) are handed on to them.
 */
export async function command(given, args) {
  const begin = args.findIndex((arg) => arg.startsWith('-'));
  const [filters, options] = begin === -1 ? [args, []] : [args.slice(0, begin), args.slice(begin)];
  const tools = await withFfmpeg(given);
  await buildWeb(tools);
  const files = [SERVER, WEB, MEDIA]
    .flatMap((unit) => readdirSync(join(unit, 'bench')).map((name) => join(unit, 'bench', name)))
    .filter((file) => file.endsWith('.ts'))
    .filter(
      (file) => filters.length === 0 || filters.some((part) => basename(file).includes(part)),
    );
  const browser = files.some((file) => file.startsWith(WEB)) ? await findChromium(tools) : {};
  const failed = [];
  for (const file of files) {
    process.stdout.write(`\n== ${basename(file, '.ts')} ==\n`);
    const env = { ...tools.env, ...browser };
    const status = await run(tools.node, [file, ...options], { env, channel: true });
    if (status !== 0) failed.push(file);
  }
  if (failed.length > 0) process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  return failed.length > 0 || files.length === 0 ? 1 : 0;
}
