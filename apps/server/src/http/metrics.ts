import { createHash, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Services } from '../services.ts';
import type { AppEnv } from './app-env.ts';
import { ApiError } from './errors.ts';
import { newRouter } from './new-router.ts';
import { isSecret } from './secret-routes.ts';

/**
 * What an operator may watch: the process, the requests by kind, the rooms. Nothing here tells one
 * board or person from another, and nothing is
 * counted about ballots. Without an operator token nothing is measured and the page is absent.
 */
export function metricsFor(services: Services) {
  const { operatorToken } = services.config;
  const router = newRouter();
  if (operatorToken === undefined) {
    return { router, measure: createMiddleware<AppEnv>((_, next) => next()) };
  }
  const register = new Registry();
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'takeboard_rooms_open',
    help: 'Boards held in memory',
    registers: [register],
    collect() {
      this.set(services.rooms.stats().rooms);
    },
  });
  new Gauge({
    name: 'takeboard_connections',
    help: 'Live connections to boards',
    registers: [register],
    collect() {
      this.set(services.rooms.stats().connections);
    },
  });
  const requests = new Histogram({
    name: 'takeboard_http_request_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['method', 'area', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [register],
  });

  router.get('/metrics', async (c) => {
    if (!isToken(c.req.header('authorization'), operatorToken)) {
      c.header('www-authenticate', 'Bearer');
      throw new ApiError(
        401,
        'operator_only',
        'Send the operator token: "Authorization: Bearer …" with TAKEBOARD_OPERATOR_TOKEN.',
      );
    }
    return c.text(await register.metrics(), 200, { 'content-type': register.contentType });
  });

  const measure = createMiddleware<AppEnv>(async (c, next) => {
    if (isSecret(c.req.path)) return next();
    const stop = requests.startTimer();
    await next();
    stop({ method: c.req.method, area: areaOf(c.req.path), status: c.res.status });
  });
  return { router, measure };
}

const areaOf = (path: string): string => /^\/(api|media|metrics)\b/.exec(path)?.[1] ?? 'pages';

function isToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
