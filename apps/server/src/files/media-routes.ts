import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { errorResponses } from '../http/error-responses.ts';
import { ApiError } from '../http/errors.ts';
import { newRouter } from '../http/new-router.ts';
import { bySession, sessionFor } from '../people/session.ts';
import type { Services } from '../services.ts';
import { byteRangeOf } from './byte-range.ts';
import { fileNotFound, linkedBlob, readableBlob } from './readable-blob.ts';
import type { ReadableBlob } from './readable-blob.ts';

const bytesOf = { content: { '*/*': { schema: { type: 'string' as const, format: 'binary' } } } };

const readMedia = createRoute({
  method: 'get',
  path: '/media/{sha256}',
  tags: ['files'],
  security: bySession,
  summary: 'The bytes of a file of one of my boards; HEAD, Range and conditional requests work',
  description:
    'Instead of a session, the parameters of a link do (POST /api/boards/{boardId}/media-links).',
  request: {
    params: z.object({ sha256: z.string().openapi({ param: { name: 'sha256', in: 'path' } }) }),
    query: z.object({
      expires: z.string().optional(),
      signature: z.string().optional(),
    }),
  },
  responses: {
    200: { description: 'The whole file', ...bytesOf },
    206: { description: 'The bytes of the Range header', ...bytesOf },
    304: { description: 'What the client has is still right' },
    ...errorResponses({
      401: ['no_session'],
      404: ['file_not_found'],
      410: ['link_expired'],
      416: ['range_not_satisfiable'],
      500: ['file_missing'],
      503: ['storage_unavailable'],
    }),
  },
});

/** Files, to members of a board that holds them, and to whoever has a link. */
export const mediaRoutes = (services: Services) =>
  newRouter().openapi(readMedia, async (c) => {
    const { sha256 } = c.req.valid('param');
    const { file, cache } = await reach(services, c, sha256);
    const etag = `"${sha256}"`;
    c.header('etag', etag);
    c.header('cache-control', cache);
    c.header('accept-ranges', 'bytes');
    c.header('x-content-type-options', 'nosniff');
    // Opened by itself, a file from somebody else may run nothing and load nothing.
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    c.header('cross-origin-resource-policy', 'same-origin');
    if (names(c.req.header('if-none-match'), etag)) return c.body(null, 304);

    const size = file.bytes;
    const ifRange = c.req.header('if-range');
    const wanted = ifRange === undefined || ifRange === etag ? c.req.header('range') : undefined;
    const range = byteRangeOf(wanted, size);
    if (range === 'unsatisfiable') {
      c.header('content-range', `bytes */${size}`);
      throw rangeNotSatisfiable(size);
    }
    const body = await bodyOf(services, c.req.method, { sha256, size, range });
    c.header('content-type', file.mime);
    const { start, end } = range ?? { start: 0, end: size - 1 };
    c.header('content-length', String(end - start + 1));
    if (range) c.header('content-range', `bytes ${start}-${end}/${size}`);
    const status = range ? 206 : 200;
    return body ? c.body(body, status) : c.body(null, status);
  });

/** Bytes never change under their hash; only this person's browser may keep them. */
const CACHE = 'private, max-age=31536000, immutable';

/** The file, by its link if the request has one, else by the session. */
const reach = async (
  services: Services,
  c: Context,
  sha256: string,
): Promise<{ readonly file: ReadableBlob; readonly cache: string }> => {
  const [expires, signature] = [c.req.query('expires'), c.req.query('signature')];
  if (expires === undefined && signature === undefined) {
    const { userId } = await sessionFor(services, c);
    const file = await readableBlob(services, { sha256, userId });
    if (!file) throw fileNotFound();
    return { file, cache: CACHE };
  }
  const given = { expires: expires ?? '', signature: signature ?? '' };
  const now = services.clock();
  const worth = services.mediaLinks.check(sha256, given, now);
  if (worth === 'expired') throw linkExpired();
  const file = worth === 'good' ? await linkedBlob(services, sha256) : undefined;
  if (!file) throw fileNotFound();
  const left = Math.floor(Number(given.expires) - now.getTime() / 1000);
  return { file, cache: `private, max-age=${Math.max(0, left)}` };
};

/** Nothing is answered of a file whose bytes are not all there. */
const bodyOf = async (
  { blobs }: Services,
  method: string,
  wanted: {
    readonly sha256: string;
    readonly size: number;
    readonly range: { readonly start: number; readonly end: number } | undefined;
  },
): Promise<ReadableStream<Uint8Array> | null> => {
  const { sha256, size, range } = wanted;
  if (method === 'HEAD') {
    if ((await blobs.sizeOf(sha256)) !== size) throw fileMissing(sha256);
    return null;
  }
  const opened = await blobs.open(sha256, range);
  if (opened?.size === size) return opened.stream;
  await opened?.stream.cancel();
  throw fileMissing(sha256);
};

/** Whether an If-None-Match header names this tag (weakly, as RFC 9110, 13.1.2 asks). */
const names = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//u, '') === etag);

const linkExpired = (): ApiError =>
  new ApiError(
    410,
    'link_expired',
    'This link to a file has expired. Ask whoever gave it to you for a new one.',
  );

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
