import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { decisionLogOf, pickByHand, picksOf } from './decisions.ts';
import { decisionSchema, shotIdSchema, takeIdSchema } from '../takes/take-schemas.ts';

const tags = ['decisions'];
const path = '/api/boards/{boardId}/decisions';

const listDecisions = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary: 'What is picked: the newest decision of each shot; with a shot, its whole log, too',
  request: {
    params: boardIdParam,
    query: z.object({
      shotId: shotIdSchema.optional().openapi({ param: { name: 'shotId', in: 'query' } }),
    }),
  },
  responses: {
    200: jsonResponse(
      'The decisions',
      z
        .object({
          picks: z.array(decisionSchema),
          log: z
            .array(decisionSchema)
            .optional()
            .openapi({ description: 'All decisions on the shot asked for, newest first.' }),
        })
        .openapi('DecisionList'),
    ),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const decide = createRoute({
  method: 'post',
  path,
  tags,
  security: bySession,
  summary: 'Pick a take for a shot by hand; null takes the pick back',
  request: {
    params: boardIdParam,
    body: jsonBody(z.object({ shotId: shotIdSchema, takeId: takeIdSchema.nullable() })),
  },
  responses: {
    201: jsonResponse('The decision as it was logged', decisionSchema),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'take_not_found'],
      409: ['take_not_ready', 'take_elsewhere'],
    }),
  },
});

/** The log of what was decided, and what is picked by it. */
export const decisionsRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...listDecisions, middleware: requireRight(services, 'see') }, async (c) => {
      const { boardId } = c.get('member');
      const { shotId } = c.req.valid('query');
      const picks = await picksOf(services.database, boardId, shotId);
      if (shotId === undefined) return c.json({ picks }, 200);
      const log = await decisionLogOf(services.database, boardId, shotId);
      return c.json({ picks, log }, 200);
    })
    .openapi({ ...decide, middleware: requireRight(services, 'write') }, async (c) => {
      const { shotId, takeId } = c.req.valid('json');
      return c.json(await pickByHand(services, c.get('member'), shotId, takeId), 201);
    });
