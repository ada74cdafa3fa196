import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { SERVER } from './places.mjs';
import { run } from './programs.mjs';

/** Build what has changed, then serve until we are told to stop. */
export async function command(tools) {
  await buildWeb(tools);
  return run(tools.node, [join(SERVER, 'src', 'main.ts')], { env: tools.env, channel: true });
}
