import { join } from 'node:path';
import type { MediaFacts } from './facts.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { pictureTiming } from './picture-timing.ts';
import { proxyArguments } from './proxy-arguments.ts';
import { stillsRun } from './stills-arguments.ts';

/**
 * The two commands that a take costs, as somebody would type them: the proxy with its check, and the
 * stills. Without limits, progress and everything around them; each an argument list whose first is
 * the program. Run them in this order. `bench/ingest.ts` holds the ingest to their processor time.
 */
export async function bareCommands(
  ffmpeg: Ffmpeg,
  input: string,
  folder: string,
  facts: MediaFacts,
): Promise<readonly (readonly string[])[]> {
  const proxy = join(folder, 'proxy.mp4');
  const timing = await pictureTiming(input);
  const proxyArgs = proxyArguments(ffmpeg, facts, timing, { input, output: proxy, strict: true });
  const bare = [ffmpeg.path, '-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];
  return [
    [...bare, ...proxyArgs],
    [...bare, ...stillsRun(proxy, folder, facts).args],
  ];
}
