import { join } from 'node:path';
import { SERVER, WEB } from './places.mjs';
import { run } from './programs.mjs';

/**
 * The server, started anew when its sources change, and Vite, which shows changed pages at once and
 * passes everything else on to the server. Open the address that Vite prints.
 */
export async function command({ node, env }) {
  const server = run(node, ['--watch-preserve-output', '--watch', join(SERVER, 'src', 'main.ts')], {
    env,
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
