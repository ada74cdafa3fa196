import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { hideTakes, markSeen } from './mark-takes.ts';
import { takeIdsSchema } from './take-schemas.ts';

const tags = ['takes'];
const path = '/api/boards/{boardId}/takes';
const refusals = errorResponses({ 401: ['no_session'], 404: ['board_not_found'] });

const seen = createRoute({
  method: 'post',
  path: `${path}/seen`,
  tags,
  security: bySession,
  summary: 'I have seen these takes; nobody else is told',
  request: { params: boardIdParam, body: jsonBody(z.object({ takeIds: takeIdsSchema })) },
  responses: { 204: { description: 'Marked' }, ...refusals },
});

const hide = createRoute({
  method: 'post',
  path: `${path}/hide`,
  tags,
  security: bySession,
  summary: 'Hide takes from me, or show them again; nobody else is told',
  request: {
    params: boardIdParam,
    body: jsonBody(z.object({ takeIds: takeIdsSchema, hidden: z.boolean() })),
  },
  responses: { 204: { description: 'Marked' }, ...refusals },
});

/** What a person marks for themselves alone. */
export const marksRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...seen, middleware: requireRight(services, 'see') }, async (c) => {
      await markSeen(services, c.get('member'), c.req.valid('json').takeIds);
      return c.body(null, 204);
    })
    .openapi({ ...hide, middleware: requireRight(services, 'see') }, async (c) => {
      const { takeIds, hidden } = c.req.valid('json');
      await hideTakes(services, c.get('member'), takeIds, hidden);
      return c.body(null, 204);
    });
