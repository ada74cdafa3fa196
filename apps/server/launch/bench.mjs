import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { SERVER } from './places.mjs';
import { run } from './programs.mjs';

/** Every measurement in `apps/server/bench`, one after another: they would disturb each other. */
export async function command(tools, filters) {
  await buildWeb(tools);
  const folder = join(SERVER, 'bench');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => filters.length === 0 || filters.some((part) => name.includes(part)))
    .sort();
  const failed = [];
  for (const file of files) {
    process.stdout.write(`\n== ${file.replace(/\.ts$/, '')} ==\n`);
    const status = await run(tools.node, [join(folder, file)], { env: tools.env, channel: true });
    if (status !== 0) failed.push(file);
  }
  if (failed.length > 0) process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  return failed.length > 0 || files.length === 0 ? 1 : 0;
}
