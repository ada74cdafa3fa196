import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { fileNotFound, readableBlob } from './readable-blob.ts';

const MOST_MINUTES = 24 * 60;

const makeLink = createRoute({
  method: 'post',
  path: '/api/boards/{boardId}/media-links',
  tags: ['files'],
  security: bySession,
  summary: 'A link to a file of the board that works without a session until it expires',
  request: {
    params: boardIdParam,
    body: jsonBody(
      z.object({
        sha256: z.string(),
        minutes: z.int().min(1).max(MOST_MINUTES, 'a link works for at most 24 hours').default(60),
      }),
    ),
  },
  responses: {
    200: jsonResponse(
      'Whoever has it can read the file',
      z
        .object({
          url: z.string().openapi({ example: '/media/9f86d081884c…?expires=…&signature=…' }),
          expiresAt: z.iso.datetime(),
        })
        .openapi('MediaLink'),
    ),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'file_not_found'],
    }),
  },
});

/** Links to give to players and programs that know no session. */
export const mediaLinksRoutes = (services: Services) =>
  newRouter().openapi({ ...makeLink, middleware: requireRight(services, 'see') }, async (c) => {
    const { boardId, userId } = c.get('member');
    const { sha256, minutes } = c.req.valid('json');
    if (!(await readableBlob(services, { sha256, userId, boardId }))) throw fileNotFound();
    const seconds = Math.floor(services.clock().getTime() / 1000) + minutes * 60;
    const expiresAt = new Date(seconds * 1000);
    const url = services.mediaLinks.make(sha256, expiresAt);
    return c.json({ url, expiresAt: expiresAt.toISOString() }, 200);
  });
