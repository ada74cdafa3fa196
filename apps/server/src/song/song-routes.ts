import { createRoute, z } from '@hono/zod-openapi';
import { MIX_STATES } from '../database/schema.ts';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { expectMix } from './expect-mix.ts';
import { askAboutMix, stopListening } from './mix-jobs.ts';
import { incomingMixSchema, mixIdSchema, mixSchema } from './mix-schemas.ts';
import { mixesOf, mixOf } from './mix-view.ts';
import { readAgain, removeMix } from './rerun-mix.ts';

const tags = ['song'];
const path = '/api/boards/{boardId}/song';
const mixParams = boardIdParam.extend({
  mixId: mixIdSchema.openapi({ param: { name: 'mixId', in: 'path' } }),
});
const writing = { 401: ['no_session'], 403: ['not_allowed'] } as const;
const noMix = { 404: ['board_not_found', 'mix_not_found'] } as const;

const listMixes = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary:
    'The files of the song, the newest last; which one the board is cut to, its document says',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse('All of them', z.object({ mixes: z.array(mixSchema) })),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const expect = createRoute({
  method: 'post',
  path,
  tags,
  security: bySession,
  summary: 'Announce a file of the song that is about to be uploaded',
  request: { params: boardIdParam, body: jsonBody(incomingMixSchema) },
  responses: {
    201: jsonResponse(
      'The mix; one that is not `uploading` (any more) wants no bytes',
      z.object({ mixId: z.string(), state: z.enum(MIX_STATES) }),
    ),
    ...errorResponses({ ...writing, 404: ['board_not_found'], 409: ['key_taken'] }),
  },
});

const retry = createRoute({
  method: 'post',
  path: `${path}/{mixId}/retry`,
  tags,
  security: bySession,
  summary: 'Read a failed mix again',
  request: { params: mixParams },
  responses: {
    200: jsonResponse('The mix, waiting', mixSchema),
    ...errorResponses({ ...writing, ...noMix, 409: ['mix_not_failed'] }),
  },
});

const remove = createRoute({
  method: 'delete',
  path: `${path}/{mixId}`,
  tags,
  security: bySession,
  summary: 'Remove a mix that is not ready: not yet, or because it failed',
  request: { params: mixParams },
  responses: {
    204: { description: 'Removed; what was being read is let go' },
    ...errorResponses({ ...writing, ...noMix, 409: ['mix_is_ready'] }),
  },
});

const listen = createRoute({
  method: 'post',
  path: `${path}/{mixId}/listen`,
  tags,
  security: bySession,
  summary: 'Listen for tempo, beats and bars of a mix; what is found is a proposal',
  request: { params: mixParams },
  responses: {
    202: jsonResponse('The mix; `listening` says how far it is', mixSchema),
    ...errorResponses({ ...writing, ...noMix, 409: ['mix_not_ready'] }),
  },
});

const stop = createRoute({
  method: 'delete',
  path: `${path}/{mixId}/listen`,
  tags,
  security: bySession,
  summary: 'Stop listening to a mix; what was found already stays',
  request: { params: mixParams },
  responses: {
    204: { description: 'Nobody listens any more' },
    ...errorResponses({ ...writing, ...noMix }),
  },
});

const compare = createRoute({
  method: 'post',
  path: `${path}/{mixId}/compare`,
  tags,
  security: bySession,
  summary: 'Find where a new mix lies beside an older one',
  request: {
    params: mixParams,
    body: jsonBody(
      z.object({ with: mixIdSchema.openapi({ description: 'The older mix, another one.' }) }),
    ),
  },
  responses: {
    202: jsonResponse('The new mix; `comparisons` says how far it is', mixSchema),
    ...errorResponses({ ...writing, ...noMix, 409: ['mix_not_ready', 'same_mix'] }),
  },
});

/** The song of a board: its files, and what workers find out about them. */
export const songRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...listMixes, middleware: requireRight(services, 'see') }, async (c) =>
      c.json({ mixes: await mixesOf(services.database, c.get('member')) }, 200),
    )
    .openapi({ ...expect, middleware: requireRight(services, 'write') }, async (c) =>
      c.json(await expectMix(services, c.get('member'), c.req.valid('json')), 201),
    )
    .openapi({ ...retry, middleware: requireRight(services, 'write') }, async (c) => {
      const { mixId } = c.req.valid('param');
      await readAgain(services, c.get('member'), mixId);
      return c.json(await mixOf(services.database, c.get('member'), mixId), 200);
    })
    .openapi({ ...remove, middleware: requireRight(services, 'write') }, async (c) => {
      await removeMix(services, c.get('member'), c.req.valid('param').mixId);
      return c.body(null, 204);
    })
    .openapi({ ...listen, middleware: requireRight(services, 'write') }, async (c) => {
      const { mixId } = c.req.valid('param');
      await askAboutMix(services, c.get('member'), mixId, null);
      return c.json(await mixOf(services.database, c.get('member'), mixId), 202);
    })
    .openapi({ ...stop, middleware: requireRight(services, 'write') }, async (c) => {
      await stopListening(services, c.get('member'), c.req.valid('param').mixId);
      return c.body(null, 204);
    })
    .openapi({ ...compare, middleware: requireRight(services, 'write') }, async (c) => {
      const { mixId } = c.req.valid('param');
      await askAboutMix(services, c.get('member'), mixId, c.req.valid('json').with);
      return c.json(await mixOf(services.database, c.get('member'), mixId), 202);
    });
