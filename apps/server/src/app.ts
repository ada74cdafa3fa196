import type { OpenAPIHono } from '@hono/zod-openapi';
import { boardsRoutes } from './boards/boards-routes.ts';
import { imagesRoutes } from './files/images-routes.ts';
import { mediaLinksRoutes } from './files/media-links-routes.ts';
import { mediaRoutes } from './files/media-routes.ts';
import { uploadsRoutes } from './files/uploads/uploads-routes.ts';
import type { AppEnv } from './http/app-env.ts';
import { configRoutes } from './http/config-routes.ts';
import { onError, routeNotFound } from './http/errors.ts';
import { healthRoutes } from './http/health-routes.ts';
import { jsonLimit } from './http/json-limit.ts';
import { metricsFor } from './http/metrics.ts';
import { newRouter } from './http/new-router.ts';
import { openApiDocument } from './http/openapi.ts';
import { onlyOwnPages } from './http/own-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { webPages } from './http/web-pages.ts';
import { ingestRoutes } from './ingest/ingest-routes.ts';
import { invitesRoutes } from './people/invites-routes.ts';
import { membersRoutes } from './people/members-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import { versionsRoutes } from './rooms/versions-routes.ts';
import type { Services } from './services.ts';
import { decisionsRoutes } from './takes/decisions-routes.ts';
import { filtersRoutes } from './takes/filters-routes.ts';
import { marksRoutes } from './takes/marks-routes.ts';
import { takesRoutes } from './takes/takes-routes.ts';

/** Everything this server answers over HTTP. This file only mounts. */
export function createApp(services: Services): OpenAPIHono<AppEnv> {
  const app = newRouter();
  const metrics = metricsFor(services);
  app.onError(onError(services.log));
  app.notFound(routeNotFound);
  app.use(metrics.measure);
  app.use(securityHeaders(services.config));
  app.use('/api/*', onlyOwnPages(services.config), jsonLimit);

  app.route('/', healthRoutes(services));
  app.route('/', configRoutes(services));
  app.route('/', sessionRoutes(services));
  app.route('/', boardsRoutes(services));
  app.route('/', membersRoutes(services));
  app.route('/', invitesRoutes(services));
  app.route('/', versionsRoutes(services));
  app.route('/', imagesRoutes(services));
  app.route('/', uploadsRoutes(services));
  app.route('/', mediaLinksRoutes(services));
  app.route('/', mediaRoutes(services));
  app.route('/', takesRoutes(services));
  app.route('/', marksRoutes(services));
  app.route('/', ingestRoutes(services));
  app.route('/', decisionsRoutes(services));
  app.route('/', filtersRoutes(services));
  app.route('/', metrics.router);
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(app)));
  app.route('/', webPages());
  return app;
}
