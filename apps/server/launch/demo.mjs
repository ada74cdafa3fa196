import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { withFfmpeg } from './ffmpeg.mjs';
import { SERVER } from './places.mjs';
import { run } from './programs.mjs';
import { serverProcess } from './server-process.mjs';

const READY_WITHIN_MS = 120_000;

/**
 * Fill a board of the real size. Where no server runs yet, start one as `npm start` does, fill a
 * board on it, and go on serving until we are told to stop.
 */
export async function command(given, args) {
  const tools = await withFfmpeg(given);
  const maker = [join(SERVER, 'demo', 'main.ts'), ...args];
  const url = urlIn(args) ?? `http://localhost:${tools.env.PORT || 5757}`;
  const make = (...more) => run(tools.node, [...maker, ...more], { env: tools.env, channel: true });
  const needsServer = !args.includes('--help') && !args.includes('--films-only');
  if (!needsServer || urlIn(args) !== undefined) return make();
  if (await answers(url)) return make('--url', url);
  // No server is started for options that are wrong.
  const checked = await make('--check');
  if (checked !== 0) return checked;

  process.stdout.write(`No server runs at ${url}: starting one on your data folder.\n`);
  await buildWeb(tools);
  const { args: server, env } = serverProcess(tools.env);
  const served = run(tools.node, server, { env, channel: true });
  if (!(await Promise.race([served.then(() => false), untilItAnswers(url)]))) return served;
  const status = await make('--url', url);
  if (status === 0)
    process.stdout.write(
      '\nThe server goes on running here. Ctrl-C stops it; npm start starts it again.\n',
    );
  else
    process.stdout.write(
      '\nThe board is not complete. The server goes on running; Ctrl-C stops it.\n',
    );
  await served;
  return status;
}

function urlIn(args) {
  const at = args.findIndex((arg) => arg === '--url' || arg.startsWith('--url='));
  return at === -1 ? undefined : (args[at].split('=')[1] ?? args[at + 1]);
}

async function answers(url) {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false; // nobody listens there
  }
}

async function untilItAnswers(url) {
  const end = performance.now() + READY_WITHIN_MS;
  while (performance.now() < end) {
    if (await answers(url)) return true;
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
  return false;
}
