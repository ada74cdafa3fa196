import { createMiddleware } from 'hono/factory';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from './app-env.ts';
import { ApiError } from './errors.ts';

const JSON_BYTES = 1_000_000;

const limited = bodyLimit({
  maxSize: JSON_BYTES,
  onError: () => {
    throw new ApiError(413, 'too_large', 'The request is larger than 1 MB. Send less at once.');
  },
});

/** Bounds what a JSON request may hold in memory. Routes that take a file's bytes bound them themselves. */
export const jsonLimit = createMiddleware<AppEnv>((c, next) =>
  c.req.header('content-type')?.includes('json') ? limited(c, next) : next(),
);
