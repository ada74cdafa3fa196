import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { shotIdSchema, takeIdSchema } from '../takes/take-schemas.ts';
import { readLog } from './decision-log.ts';
import {
  byHandSchema,
  decisionSchema,
  likedTakeSchema,
  loggedDecisionSchema,
  rememberedSchema,
  verdictSchema,
} from './decision-schemas.ts';
import { pickByHand, picksOf } from './decisions.ts';
import { likedTakesOf } from './liked-takes.ts';
import { verifyLog } from './verify-log.ts';

const tags = ['decisions'];
const path = '/api/boards/{boardId}/decisions';
const refusals = errorResponses({ 401: ['no_session'], 404: ['board_not_found'] });
/** Decisions of one shot that come with its pick; the log itself is read in pages. */
const MOST_OF_SHOT = 100;

const ofShot = shotIdSchema.optional().openapi({ param: { name: 'shotId', in: 'query' } });

const listDecisions = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary: 'What is picked: the newest decision of each shot; with a shot, its log, too',
  request: { params: boardIdParam, query: z.object({ shotId: ofShot }) },
  responses: {
    200: jsonResponse(
      'The decisions',
      z
        .object({
          picks: z.array(decisionSchema),
          log: z
            .array(loggedDecisionSchema)
            .optional()
            .openapi({ description: 'The newest decisions on the shot asked for, newest first.' }),
        })
        .openapi('DecisionList'),
    ),
    ...refusals,
  },
});

const readPages = createRoute({
  method: 'get',
  path: `${path}/log`,
  tags,
  security: bySession,
  summary: 'The log of decisions, of the board or of one shot, newest first, in pages',
  request: {
    params: boardIdParam,
    query: z.object({
      shotId: ofShot,
      before: takeIdSchema.optional().openapi({
        param: { name: 'before', in: 'query' },
        description: 'Only what is older than this decision: `before` of the page before.',
      }),
      limit: z.coerce
        .number<string>()
        .int()
        .min(1)
        .max(100)
        .default(30)
        .openapi({ param: { name: 'limit', in: 'query' } }),
    }),
  },
  responses: {
    200: jsonResponse(
      'One page',
      z.object({
        log: z.array(loggedDecisionSchema),
        before: z.string().nullable().openapi({ description: 'Asks for the next page.' }),
      }),
    ),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found', 'decision_not_found'] }),
  },
});

const verify = createRoute({
  method: 'get',
  path: `${path}/verify`,
  tags,
  security: bySession,
  summary: 'Check the whole log: its chain of hashes, and that the board shows what it says',
  description:
    'With `place` and `hash`, an entry seen at another time, also that this very entry is still there.',
  request: { params: boardIdParam, query: rememberedSchema },
  responses: { 200: jsonResponse('What was found', verdictSchema), ...refusals },
});

const liked = createRoute({
  method: 'get',
  path: `${path}/liked`,
  tags,
  security: bySession,
  summary: 'Takes that were loved or liked, by whom, in which rounds; only what was revealed',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse('The takes', z.object({ takes: z.array(likedTakeSchema) })),
    ...refusals,
  },
});

const decide = createRoute({
  method: 'post',
  path,
  tags,
  security: bySession,
  summary: 'Pick a take for a shot by hand; null takes the pick back',
  request: { params: boardIdParam, body: jsonBody(byHandSchema) },
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
      const { log } = await readLog(services.database, boardId, { shotId, limit: MOST_OF_SHOT });
      return c.json({ picks, log }, 200);
    })
    .openapi({ ...readPages, middleware: requireRight(services, 'see') }, async (c) => {
      const { boardId } = c.get('member');
      return c.json(await readLog(services.database, boardId, c.req.valid('query')), 200);
    })
    .openapi({ ...verify, middleware: requireRight(services, 'see') }, async (c) => {
      const { place, hash } = c.req.valid('query');
      const remembered = place === undefined || hash === undefined ? undefined : { place, hash };
      const { boardId } = c.get('member');
      return c.json(await verifyLog(services.database, boardId, remembered), 200);
    })
    .openapi({ ...liked, middleware: requireRight(services, 'see') }, async (c) => {
      const takes = await likedTakesOf(services.database, c.get('member').boardId);
      return c.json({ takes }, 200);
    })
    .openapi({ ...decide, middleware: requireRight(services, 'write') }, async (c) => {
      return c.json(await pickByHand(services, c.get('member'), c.req.valid('json')), 201);
    });
