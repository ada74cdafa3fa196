import { createReadStream } from 'node:fs';
import { cp, mkdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Where the browser finds tldraw's own fonts, icons and translations. */
const BASE = '/tldraw-assets';
const FOLDERS = ['fonts', 'icons', 'translations', 'embed-icons'] as const;
const KINDS: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Serves tldraw's assets from this site. Without it the canvas asks a CDN for 56 files, and a board
 * on a machine without a network has neither icons nor letters.
 */
export function tldrawAssets(): Plugin {
  const source = dirname(createRequire(import.meta.url).resolve('@tldraw/assets/package.json'));
  let outDir = '';
  return {
    name: 'tldraw-assets',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(BASE, (request, response, next) => {
        const path = normalize(decodeURIComponent((request.url ?? '').split('?')[0] ?? ''));
        const file = join(source, path);
        if (!FOLDERS.some((folder) => file.startsWith(join(source, folder)))) return next();
        stat(file).then(
          () => {
            response.setHeader('content-type', KINDS[extname(file)] ?? 'application/octet-stream');
            createReadStream(file).pipe(response);
          },
          () => next(),
        );
      });
    },
    async closeBundle() {
      for (const folder of FOLDERS) {
        const target = join(outDir, BASE, folder);
        await mkdir(target, { recursive: true });
        await cp(join(source, folder), target, { recursive: true });
      }
    },
  };
}
