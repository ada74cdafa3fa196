import { join } from 'node:path';
import { withFfmpeg } from './ffmpeg.mjs';
import { WEB } from './places.mjs';
import { run } from './programs.mjs';
import { serverProcess } from './server-process.mjs';

/**
 * The server, started anew when its sources change, and Vite, which shows changed pages at once and
 * passes everything else on to the server. Open the address that Vite prints.
 */
export async function command(tools) {
  const { node, env } = await withFfmpeg(tools);
  const { args, env: serverEnv } = serverProcess(env);
  const server = run(node, ['--watch-preserve-output', '--watch', ...args], {
    env: serverEnv,
    channel: true,
  });
  const port = env.PORT ?? '5757';
  const pages = run(node, [join(WEB, 'node_modules', 'vite', 'bin', 'vite.js')], {
    cwd: WEB,
    env: { ...env, TAKEBOARD_DEV_SERVER: `http://localhost:${port}` },
  });
  const [status] = await Promise.all([server, pages]);
  return status;
}
