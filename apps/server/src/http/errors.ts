import type { Hook } from '@hono/zod-openapi';
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isDatabaseAway, isDiskFull } from '../database/failures.ts';
import { errorPlaces } from '../error-places.ts';
import { StorageAway } from '../files/blob-store.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from './app-env.ts';
import { isSecret } from './secret-routes.ts';

/** An answer that is an error: `{error: {code, message, details?}}`. The message is for the person. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly details: unknown;

  constructor(status: ContentfulStatusCode, code: string, message: string, details?: unknown) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

const bodyOf = ({ code, message, details }: ApiError) => ({
  error: { code, message, ...(details === undefined ? {} : { details }) },
});

/** Turns whatever a route throws into the one error shape; what nobody foresaw is logged with its stack. */
export const onError =
  (log: Log): ErrorHandler<AppEnv> =>
  (error, c) => {
    const known = explain(error);
    const request = { method: c.req.method, path: c.req.path };
    if (isSecret(c.req.path)) {
      // Where it happened is enough to mend it.
      if (known.code === 'internal') log.error({ where: errorPlaces(error) }, known.message);
    } else if (known.code === 'internal') log.error({ err: error, ...request }, known.message);
    else if (known.status >= 500) log.warn({ code: known.code, ...request }, known.message);
    return c.json(bodyOf(known), known.status);
  };

/** A wrong parameter, query or body: which field, and its rule, in words. */
export const invalidRequest: Hook<unknown, AppEnv, string, Response | undefined> = (result, c) => {
  if (result.success) return undefined;
  const details = result.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    rule: issue.message,
  }));
  const first = details[0];
  const where = first?.field ? `"${first.field}" in the ${result.target}` : `the ${result.target}`;
  const message = `The request was not understood: ${where} is wrong (${first?.rule ?? 'unreadable'}). Correct it and send it again.`;
  return c.json(bodyOf(new ApiError(400, 'invalid_request', message, details)), 400);
};

export const routeNotFound: NotFoundHandler<AppEnv> = (c) =>
  c.json(
    bodyOf(
      new ApiError(
        404,
        'route_not_found',
        `There is nothing at ${c.req.method} ${c.req.path}. /api/openapi.json lists every route.`,
      ),
    ),
    404,
  );

function explain(error: Error): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPException) {
    if (error.status === 415) {
      return new ApiError(
        400,
        'invalid_request',
        'The request was not understood: its body is not sent as JSON. Send it with "content-type: application/json".',
      );
    }
    return error.status === 400
      ? new ApiError(
          400,
          'invalid_request',
          `The request was not understood: ${error.message}. Correct it and send it again.`,
        )
      : new ApiError(error.status, 'refused', error.message);
  }
  if (error instanceof StorageAway) {
    return new ApiError(
      503,
      'storage_unavailable',
      'The storage for files does not answer. Files that have come in are kept and passed on by themselves as soon as it does. Try again in a moment.',
    );
  }
  if (isDiskFull(error)) {
    return new ApiError(
      507,
      'disk_full',
      'The server has no space left, so nothing was changed. Free some space on its disk, then try again.',
    );
  }
  if (isDatabaseAway(error)) {
    return new ApiError(
      503,
      'database_unavailable',
      'The database does not answer, so nothing was changed. Try again in a moment.',
    );
  }
  return new ApiError(
    500,
    'internal',
    'Something failed on the server; it is in its log. Try again, and tell whoever runs this server if it stays.',
  );
}
