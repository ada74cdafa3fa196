import { createRoute, z } from '@hono/zod-openapi';
import { VERSION } from '../version.ts';
import type { Services } from '../services.ts';
import { errorResponses, jsonResponse } from './error-responses.ts';
import { ApiError } from './errors.ts';
import { describeFfmpeg, ffmpegSchema } from './ffmpeg-schema.ts';
import { newRouter } from './new-router.ts';

const ANSWER_WITHIN_MS = 2000;

const readHealth = createRoute({
  method: 'get',
  path: '/api/health',
  tags: ['server'],
  summary: 'Whether this server can do its work',
  responses: {
    200: jsonResponse(
      'Ready',
      z
        .object({
          status: z.literal('ok'),
          version: z.string().openapi({ example: '0.1.0' }),
          role: z.enum(['all', 'web', 'worker']),
          database: z.object({
            kind: z.enum(['embedded', 'external']),
            version: z.string().openapi({ example: '18.4' }),
          }),
          ffmpeg: ffmpegSchema,
          rooms: z.object({ open: z.int(), connections: z.int() }),
        })
        .openapi('Health'),
    ),
    ...errorResponses({ 503: ['database_unavailable'] }),
  },
});

export const healthRoutes = (services: Services) =>
  newRouter().openapi(readHealth, async (c) => {
    const version = await databaseVersion(services);
    const { rooms, connections } = services.rooms.stats();
    return c.json(
      {
        status: 'ok' as const,
        version: VERSION,
        role: services.config.role,
        database: { kind: services.database.kind, version },
        ffmpeg: describeFfmpeg(services.media),
        rooms: { open: rooms, connections },
      },
      200,
    );
  });

/** A database that is away must be told within the patience of a load balancer, not of a connection. */
async function databaseVersion({ database, log }: Services): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_WITHIN_MS);
  });
  try {
    const asked = database.sql<
      { version: string }[]
    >`select current_setting('server_version') as version`;
    const [row] = await Promise.race([asked, tooLate]);
    return row?.version.split(' ')[0] ?? 'unknown';
  } catch (error) {
    log.debug({ err: error }, 'The database does not answer');
    throw new ApiError(
      503,
      'database_unavailable',
      'The database does not answer. Edits wait in the browsers until it is back.',
    );
  } finally {
    clearTimeout(timer);
  }
}
