import { buildWeb } from './build-web.mjs';

/** Build the pages and nothing else: for an image, which serves them elsewhere. */
export async function command(tools) {
  await buildWeb(tools);
  return 0;
}
