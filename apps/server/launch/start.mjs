import { buildWeb } from './build-web.mjs';
import { run } from './programs.mjs';
import { serverProcess } from './server-process.mjs';

/** Build what has changed, then serve until we are told to stop. */
export async function command(tools) {
  await buildWeb(tools);
  const { args, env } = serverProcess(tools.env);
  return run(tools.node, args, { env, channel: true });
}
