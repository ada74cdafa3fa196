import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { deleteFilter, filtersOf, saveFilter } from './saved-filters.ts';
import { filterDraftSchema, savedFilterSchema, takeIdSchema } from './take-schemas.ts';

const tags = ['filters'];
const path = '/api/boards/{boardId}/filters';

const listFilters = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary: 'My saved filters of the pool, oldest first',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse('Mine alone', z.object({ filters: z.array(savedFilterSchema) })),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const addFilter = createRoute({
  method: 'post',
  path,
  tags,
  security: bySession,
  summary: 'Save a filter of the pool for me',
  request: { params: boardIdParam, body: jsonBody(filterDraftSchema) },
  responses: {
    201: jsonResponse('The saved filter', savedFilterSchema),
    ...errorResponses({
      401: ['no_session'],
      404: ['board_not_found'],
      409: ['too_many_filters'],
    }),
  },
});

const removeFilter = createRoute({
  method: 'delete',
  path: `${path}/{filterId}`,
  tags,
  security: bySession,
  summary: 'Delete one of my saved filters',
  request: {
    params: boardIdParam.extend({
      filterId: takeIdSchema.openapi({ param: { name: 'filterId', in: 'path' } }),
    }),
  },
  responses: {
    204: { description: 'Deleted' },
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found', 'filter_not_found'] }),
  },
});

/** Filters of the pool that a person keeps. */
export const filtersRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...listFilters, middleware: requireRight(services, 'see') }, async (c) =>
      c.json({ filters: await filtersOf(services, c.get('member')) }, 200),
    )
    .openapi({ ...addFilter, middleware: requireRight(services, 'see') }, async (c) =>
      c.json(await saveFilter(services, c.get('member'), c.req.valid('json')), 201),
    )
    .openapi({ ...removeFilter, middleware: requireRight(services, 'see') }, async (c) => {
      await deleteFilter(services, c.get('member'), c.req.valid('param').filterId);
      return c.body(null, 204);
    });
