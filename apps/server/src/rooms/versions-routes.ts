import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../http/app-env.ts';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { ApiError } from '../http/errors.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import type { Services } from '../services.ts';
import type { VersionInfo } from './versions.ts';

const versionSchema = z
  .object({
    id: z.string(),
    label: z.string().nullable().openapi({ description: 'Its name; null for automatic ones.' }),
    kind: z.enum(['auto', 'named', 'pre-restore']),
    madeBy: z.object({ id: z.string(), name: z.string() }).nullable(),
    at: z.iso.datetime(),
  })
  .openapi('Version');

const onBoard = z.object({ boardId: z.string() });

/** Versions of a board's document: list them, name one, go back to one. */
export function versionsRoutes(services: Services): OpenAPIHono<AppEnv> {
  const list = createRoute({
    method: 'get',
    path: '/api/boards/{boardId}/versions',
    summary: 'The versions of a board, newest first',
    tags: ['versions'],
    middleware: [requireRight(services, 'see')] as const,
    request: { params: onBoard },
    responses: {
      200: jsonResponse('The versions', z.object({ versions: z.array(versionSchema) })),
      ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
    },
  });
  const keep = createRoute({
    method: 'post',
    path: '/api/boards/{boardId}/versions',
    summary: 'Keep the board as it is now under a name',
    tags: ['versions'],
    middleware: [requireRight(services, 'write')] as const,
    request: {
      params: onBoard,
      body: jsonBody(z.object({ label: z.string().trim().min(1).max(120) })),
    },
    responses: {
      201: jsonResponse('The version', versionSchema),
      ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
    },
  });
  const restore = createRoute({
    method: 'post',
    path: '/api/boards/{boardId}/versions/{versionId}/restore',
    summary: 'Make the board what a version was; what it is now is kept as a version first',
    tags: ['versions'],
    middleware: [requireRight(services, 'govern')] as const,
    request: { params: onBoard.extend({ versionId: z.string() }) },
    responses: {
      204: { description: 'Restored' },
      ...errorResponses({
        401: ['no_session'],
        403: ['not_allowed'],
        404: ['board_not_found', 'version_not_found'],
      }),
    },
  });

  return newRouter()
    .openapi(list, async (c) => {
      const versions = await services.rooms.listVersions(c.req.valid('param').boardId);
      return c.json({ versions: versions.map(shown) }, 200);
    })
    .openapi(keep, async (c) => {
      const { boardId, userId } = c.get('member');
      const { label } = c.req.valid('json');
      return c.json(shown(await services.rooms.nameVersion(boardId, userId, label)), 201);
    })
    .openapi(restore, async (c) => {
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
}

const shown = (version: VersionInfo) => ({ ...version, at: version.at.toISOString() });
