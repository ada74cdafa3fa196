import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { cancelIngest, forgetUploads, runAgain } from '../takes/rerun-takes.ts';
import { takeIdSchema, takeIdsSchema, takeSchema } from '../takes/take-schemas.ts';
import { takeOf } from '../takes/take-view.ts';
import { ingestSummarySchema } from './ingest-schemas.ts';
import { ingestSummaryOf } from './ingest-summary.ts';

const tags = ['ingest'];
const path = '/api/boards/{boardId}/takes';
const takeParams = boardIdParam.extend({
  takeId: takeIdSchema.openapi({ param: { name: 'takeId', in: 'path' } }),
});

const readIngest = createRoute({
  method: 'get',
  path: '/api/boards/{boardId}/ingest',
  tags,
  security: bySession,
  summary: 'How many files of a board are where on their way, and how long it will take',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse('The counts', ingestSummarySchema),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const retry = createRoute({
  method: 'post',
  path: `${path}/{takeId}/retry`,
  tags,
  security: bySession,
  summary: 'Run a failed take again',
  request: { params: takeParams },
  responses: {
    200: jsonResponse('The take, waiting', takeSchema),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'take_not_found'],
      409: ['take_not_failed'],
    }),
  },
});

const keepDamaged = createRoute({
  method: 'post',
  path: `${path}/{takeId}/keep-damaged`,
  tags,
  security: bySession,
  summary: 'Keep a damaged take with its glitches',
  request: { params: takeParams },
  responses: {
    200: jsonResponse('The take, waiting', takeSchema),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'take_not_found'],
      409: ['take_not_failed', 'take_not_damaged'],
    }),
  },
});

const cancel = createRoute({
  method: 'post',
  path: `${path}/cancel`,
  tags,
  security: bySession,
  summary: 'Stop the work on takes that are not ready; they can be run again',
  request: { params: boardIdParam, body: jsonBody(z.object({ takeIds: takeIdsSchema })) },
  responses: {
    204: { description: 'Stopped; ids that nobody works on were passed over' },
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

const forget = createRoute({
  method: 'post',
  path: `${path}/forget`,
  tags,
  security: bySession,
  summary: 'Forget takes whose files never came: mine, or anybody’s for a director',
  request: { params: boardIdParam, body: jsonBody(z.object({ takeIds: takeIdsSchema })) },
  responses: {
    204: { description: 'Forgotten; ids of other takes were passed over' },
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

/** Files on their way to being takes. */
export const ingestRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...readIngest, middleware: requireRight(services, 'see') }, async (c) => {
      const { boardId } = c.get('member');
      return c.json(await ingestSummaryOf(services.database, boardId, services.clock()), 200);
    })
    .openapi({ ...retry, middleware: requireRight(services, 'write') }, async (c) => {
      const { takeId } = c.req.valid('param');
      await runAgain(services, c.get('member'), takeId, { keepDamaged: false });
      return c.json(await takeOf(services.database, c.get('member'), takeId), 200);
    })
    .openapi({ ...keepDamaged, middleware: requireRight(services, 'write') }, async (c) => {
      const { takeId } = c.req.valid('param');
      await runAgain(services, c.get('member'), takeId, { keepDamaged: true });
      return c.json(await takeOf(services.database, c.get('member'), takeId), 200);
    })
    .openapi({ ...cancel, middleware: requireRight(services, 'write') }, async (c) => {
      await cancelIngest(services, c.get('member'), c.req.valid('json').takeIds);
      return c.body(null, 204);
    })
    .openapi({ ...forget, middleware: requireRight(services, 'write') }, async (c) => {
      await forgetUploads(services, c.get('member'), c.req.valid('json').takeIds);
      return c.body(null, 204);
    });
