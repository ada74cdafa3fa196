import { createMiddleware } from 'hono/factory';
import type { Config } from '../config.ts';
import type { AppEnv } from './app-env.ts';
import { ApiError } from './errors.ts';

/**
 * Whether a request was made by one of our own pages. Browsers name the page's origin; programs that
 * send none (curl, a stock sync client) carry no stranger's page with them and pass.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  config: Pick<Config, 'publicUrl'>,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  if (config.publicUrl !== undefined && origin === new URL(config.publicUrl).origin) return true;
  return new URL(origin).host === host;
}

export const FOREIGN_ORIGIN =
  'This page is not one of this server. If it should be, set PUBLIC_URL to its address.';

/** Refuses changes that a page of another site asks for with the visitor's cookie. */
export const onlyOwnPages = (config: Pick<Config, 'publicUrl'>) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
    if (!reads && !isOwnOrigin(c.req.header('origin'), c.req.header('host'), config)) {
      throw new ApiError(403, 'foreign_origin', FOREIGN_ORIGIN);
    }
    await next();
  });
