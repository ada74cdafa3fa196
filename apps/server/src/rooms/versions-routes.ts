import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { ApiError } from '../http/errors.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import type { VersionInfo } from './versions.ts';

const tags = ['versions'];
const path = '/api/boards/{boardId}/versions';

const label = z
  .string({ error: 'a name is text' })
  .trim()
  .min(1, 'a name may not be empty')
  .max(120, 'a name has at most 120 characters')
  .openapi({ example: 'Before the chorus moved' });

const version = z
  .object({
    id: z.string(),
    label: z.string().nullable().openapi({ description: 'Its name; null for automatic ones.' }),
    kind: z.enum(['auto', 'named', 'pre-restore']),
    madeBy: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'Null when the server kept it by itself.' }),
    at: z.iso.datetime(),
  })
  .openapi('Version');

const listVersions = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary: 'The versions of a board, newest first',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse(
      'The versions',
      z.object({ versions: z.array(version) }).openapi('VersionList'),
    ),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const nameVersion = createRoute({
  method: 'post',
  path,
  tags,
  security: bySession,
  summary: 'Keep the board as it is now, under a name',
  request: {
    params: boardIdParam,
    body: jsonBody(z.object({ label }).openapi('VersionDraft')),
  },
  responses: {
    201: jsonResponse('The version', version),
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

const restoreVersion = createRoute({
  method: 'post',
  path: `${path}/{versionId}/restore`,
  tags,
  security: bySession,
  summary: 'Make the board what a version was; what it is now is kept as a version first',
  request: {
    params: boardIdParam.extend({
      versionId: z.string().openapi({ param: { name: 'versionId', in: 'path' } }),
    }),
  },
  responses: {
    204: { description: 'Restored, as one more change for everybody' },
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'version_not_found'],
    }),
  },
});

/** Versions of a board's document. */
export const versionsRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...listVersions, middleware: requireRight(services, 'see') }, async (c) => {
      const versions = await services.rooms.listVersions(c.get('member').boardId);
      return c.json({ versions: versions.map(onTheWire) }, 200);
    })
    .openapi({ ...nameVersion, middleware: requireRight(services, 'write') }, async (c) => {
      const { boardId, userId } = c.get('member');
      const kept = await services.rooms.nameVersion(boardId, userId, c.req.valid('json').label);
      return c.json(onTheWire(kept), 201);
    })
    .openapi({ ...restoreVersion, middleware: requireRight(services, 'govern') }, async (c) => {
      const { boardId, userId } = c.get('member');
      const { versionId } = c.req.valid('param');
      if (!(await services.rooms.restoreVersion(boardId, versionId, userId))) {
        throw new ApiError(
          404,
          'version_not_found',
          'This board has no such version; it may have been thinned out. Choose another from the list.',
        );
      }
      return c.body(null, 204);
    });

const onTheWire = (kept: VersionInfo) => ({ ...kept, at: kept.at.toISOString() });
