import { buildWeb } from './build-web.mjs';
import { withFfmpeg } from './ffmpeg.mjs';
import { run } from './programs.mjs';
import { serverProcess } from './server-process.mjs';

/** Build what has changed, then serve until we are told to stop. */
export async function command(tools) {
  const [withAll] = await Promise.all([withFfmpeg(tools), buildWeb(tools)]);
  const { args, env } = serverProcess(withAll.env);
  return run(tools.node, args, { env, channel: true });
}
