import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';

const BUILT_PAGES = fileURLToPath(new URL('../../../web/dist', import.meta.url));
/** Paths of programs: an unknown one is an error, never the page. */
const NOT_PAGES = /^\/(api|sync|media|metrics)(\/|$)/;

/**
 * The built web pages. Every address that is no file and belongs to no program is the one page,
 * which finds its way by itself. Files in `assets` carry their hash in their name and never change.
 */
export function webPages(root: string = BUILT_PAGES): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (!existsSync(join(root, 'index.html'))) {
    return app.get('*', (c, next) =>
      NOT_PAGES.test(c.req.path)
        ? next()
        : c.text(
            'The web pages are not built yet. Start Takeboard with "npm start", which builds them.',
            503,
          ),
    );
  }
  const file = serveStatic<AppEnv>({ root, precompressed: true });
  const page = serveStatic<AppEnv>({ root, path: 'index.html', precompressed: true });
  app.get('*', (c, next) => {
    if (NOT_PAGES.test(c.req.path)) return next();
    c.header('cache-control', cachingOf(c.req.path));
    return file(c, next);
  });
  // After an update an open page may ask for a file of the old build: it must not get the page as a script.
  app.get('/assets/*', (c) =>
    c.text('This file is of another build. Load the page again.', 404, {
      'cache-control': 'no-store',
    }),
  );
  app.get('*', (c, next) => {
    if (NOT_PAGES.test(c.req.path)) return next();
    c.header('cache-control', cachingOf('/'));
    return page(c, next);
  });
  return app;
}

/** Built files carry their hash in their name; tldraw's change with its version, seldom. */
function cachingOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  if (path.startsWith('/tldraw-assets/')) return 'public, max-age=86400';
  return 'no-cache';
}
