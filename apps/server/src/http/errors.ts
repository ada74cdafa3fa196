import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { failureCode } from '../database/connect.ts';
import type { Log } from '../log.ts';

/**
 * A failure that the caller is told about. `code` is for programs and stays the same; `message` is
 * for people: what happened, to what, what to do next.
 */
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

/** Answers every error of a route in the one envelope; what nobody foresaw is logged and named plainly. */
export const answerErrors =
  (log: Log) =>
  (error: Error, c: Context): Response => {
    const told = toApiError(error);
    if (told.status >= 500) log.error({ err: error, path: c.req.path }, 'A request failed');
    const { code, message, details } = told;
    return c.json(
      { error: details === undefined ? { code, message } : { code, message, details } },
      told.status,
    );
  };

const DISK_FULL = '53100';

const toApiError = (error: Error): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPException && error.status === 400) {
    return new ApiError(400, 'invalid_request', 'The request is not valid JSON. Correct it and send it again.');
  }
  if (failureCode(error) === DISK_FULL || failureCode(error.cause) === DISK_FULL) {
    return new ApiError(
      507,
      'disk_full',
      'The disk of the database is full: nothing was changed. Free some space on the server, then try again.',
    );
  }
  return new ApiError(
    500,
    'internal_error',
    'Takeboard failed to do this; nothing is known to have changed. Try again; if it stays, look at the server log.',
  );
};
