import { createRoute, z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import { blob, boardBlob, member } from '../database/schema.ts';
import { errorResponses } from '../http/error-responses.ts';
import { ApiError } from '../http/errors.ts';
import { newRouter } from '../http/new-router.ts';
import { bySession, requireSession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { byteRangeOf } from './byte-range.ts';

const bytesOf = { content: { '*/*': { schema: { type: 'string' as const, format: 'binary' } } } };

const readMedia = createRoute({
  method: 'get',
  path: '/media/{sha256}',
  tags: ['files'],
  security: bySession,
  summary: 'The bytes of a file of one of my boards; HEAD, Range and conditional requests work',
  request: {
    params: z.object({ sha256: z.string().openapi({ param: { name: 'sha256', in: 'path' } }) }),
  },
  responses: {
    200: { description: 'The whole file', ...bytesOf },
    206: { description: 'The bytes of the Range header', ...bytesOf },
    304: { description: 'What the client has is still right' },
    ...errorResponses({
      401: ['no_session'],
      404: ['file_not_found'],
      416: ['range_not_satisfiable'],
      500: ['file_missing'],
    }),
  },
});

/** Bytes never change under their hash; only this person's browser may keep them. */
const CACHE = 'private, max-age=31536000, immutable';

/** Files, to members of a board that holds them. */
export const mediaRoutes = (services: Services) =>
  newRouter().openapi({ ...readMedia, middleware: requireSession(services) }, async (c) => {
    const { sha256 } = c.req.valid('param');
    const file = await readableBlob(services, sha256, c.get('session').userId);
    const etag = `"${sha256}"`;
    c.header('etag', etag);
    c.header('cache-control', CACHE);
    c.header('accept-ranges', 'bytes');
    c.header('x-content-type-options', 'nosniff');
    // Opened by itself, a file from somebody else may run nothing and load nothing.
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    c.header('cross-origin-resource-policy', 'same-origin');
    if (names(c.req.header('if-none-match'), etag)) return c.body(null, 304);

    const size = await services.blobs.sizeOf(sha256);
    if (size === undefined || size !== file.bytes) throw fileMissing(sha256);
    const ifRange = c.req.header('if-range');
    const wanted = ifRange === undefined || ifRange === etag ? c.req.header('range') : undefined;
    const range = byteRangeOf(wanted, size);
    if (range === 'unsatisfiable') {
      c.header('content-range', `bytes */${size}`);
      throw rangeNotSatisfiable(size);
    }
    c.header('content-type', file.mime);
    const { start, end } = range ?? { start: 0, end: size - 1 };
    c.header('content-length', String(end - start + 1));
    if (range) c.header('content-range', `bytes ${start}-${end}/${size}`);
    const status = range ? 206 : 200;
    if (c.req.method === 'HEAD') return c.body(null, status);
    return c.body(services.blobs.read(sha256, { start, end }), status);
  });

const readableBlob = async (services: Services, sha256: string, userId: string) => {
  const [found] = await services.database.db
    .select({ mime: blob.mime, bytes: blob.bytes })
    .from(blob)
    .innerJoin(boardBlob, eq(boardBlob.sha256, blob.sha256))
    .innerJoin(member, eq(member.boardId, boardBlob.boardId))
    .where(and(eq(blob.sha256, sha256), eq(member.userId, userId)))
    .limit(1);
  if (found) return found;
  throw new ApiError(
    404,
    'file_not_found',
    'There is no such file for you. Load the board again, or ask who shared it.',
  );
};

/** Whether an If-None-Match header names this tag (weakly, as RFC 9110, 13.1.2 asks). */
const names = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//u, '') === etag);

const fileMissing = (sha256: string): ApiError =>
  new ApiError(
    500,
    'file_missing',
    'The bytes of this file are missing or cut off on the server. Add the file again, and tell whoever runs this server.',
    { sha256 },
  );

const rangeNotSatisfiable = (size: number): ApiError =>
  new ApiError(
    416,
    'range_not_satisfiable',
    `The file ends before the bytes that were asked for: it has ${size}. Ask for less.`,
    { size },
  );
