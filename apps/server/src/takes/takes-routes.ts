import { createRoute, z } from '@hono/zod-openapi';
import { TAKE_STATES } from '../database/schema.ts';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { declareTool } from './declare-tool.ts';
import { describeTake } from './describe-take.ts';
import { expectTakes } from './expect-takes.ts';
import { fileTakes } from './file-takes.ts';
import { searchTakes } from './search-takes.ts';
import {
  incomingFileSchema,
  notesSchema,
  promptSchema,
  rangeSchema,
  shotIdSchema,
  takeDetailSchema,
  takeIdSchema,
  takeIdsSchema,
  takeSchema,
  toolSchema,
} from './take-schemas.ts';
import { takeDetailOf, takeOf, takesOf } from './take-view.ts';

const tags = ['takes'];
const path = '/api/boards/{boardId}/takes';
const takeParams = boardIdParam.extend({
  takeId: takeIdSchema.openapi({ param: { name: 'takeId', in: 'path' } }),
});

const expect = createRoute({
  method: 'post',
  path,
  tags,
  security: bySession,
  summary: 'Announce files that are about to be uploaded; each becomes a take',
  request: {
    params: boardIdParam,
    body: jsonBody(
      z.object({
        batchId: z
          .string()
          .min(1)
          .max(80)
          .regex(/^[\x21-\x7e]+$/u, 'a batch id holds visible ASCII characters only')
          .optional()
          .openapi({ description: 'The same for all requests of one drop.' }),
        files: z
          .array(incomingFileSchema)
          .min(1, 'name at least one file')
          .max(200, 'at most 200 files at once'),
      }),
    ),
  },
  responses: {
    201: jsonResponse(
      'The takes; one that is not `uploading` (any more) wants no bytes',
      z.object({
        takes: z.array(
          z.object({ clientKey: z.string(), takeId: z.string(), state: z.enum(TAKE_STATES) }),
        ),
      }),
    ),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found'],
      409: ['key_taken'],
      413: ['too_large'],
    }),
  },
});

const listTakes = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary: 'The takes of a board, newest last; all of them, or those named',
  request: {
    params: boardIdParam,
    query: z.object({
      ids: z
        .string()
        .transform((ids) => ids.split(',').filter(Boolean))
        .pipe(takeIdsSchema)
        .optional()
        .openapi({
          type: 'string',
          param: { name: 'ids', in: 'query' },
          description: 'Take ids with commas between; those that are not here are left out.',
        }),
    }),
  },
  responses: {
    200: jsonResponse('The takes', z.object({ takes: z.array(takeSchema) }).openapi('TakeList')),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const findTakes = createRoute({
  method: 'get',
  path: `${path}/search`,
  tags,
  security: bySession,
  summary: 'Find takes by words in names, folders, tools, prompts and notes, best first',
  request: {
    params: boardIdParam,
    query: z.object({
      q: z
        .string()
        .max(200, 'at most 200 characters')
        .openapi({ param: { name: 'q', in: 'query' }, example: 'gum pops' }),
    }),
  },
  responses: {
    200: jsonResponse('What was found', z.object({ takeIds: z.array(z.string()) })),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const readTake = createRoute({
  method: 'get',
  path: `${path}/{takeId}`,
  tags,
  security: bySession,
  summary: 'One take with all that is known about it',
  request: { params: takeParams },
  responses: {
    200: jsonResponse('The take', takeDetailSchema),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found', 'take_not_found'] }),
  },
});

const changeTake = createRoute({
  method: 'patch',
  path: `${path}/{takeId}`,
  tags,
  security: bySession,
  summary: 'Change the best range, notes, declared tool or prompt of a take',
  request: {
    params: takeParams,
    body: jsonBody(
      z.object({
        range: rangeSchema.nullable().optional(),
        notes: notesSchema.optional(),
        tool: toolSchema.nullable().optional(),
        prompt: promptSchema.nullable().optional(),
      }),
    ),
  },
  responses: {
    200: jsonResponse('The take after the change', takeSchema),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'take_not_found'],
      409: ['take_not_ready'],
      422: ['range_outside'],
    }),
  },
});

const moveTakes = createRoute({
  method: 'post',
  path: `${path}/file`,
  tags,
  security: bySession,
  summary: 'File takes under a shot, or under none',
  request: {
    params: boardIdParam,
    body: jsonBody(z.object({ takeIds: takeIdsSchema, shotId: shotIdSchema.nullable() })),
  },
  responses: {
    200: jsonResponse(
      'Where they were before, for undo',
      z.object({
        before: z.array(z.object({ takeId: z.string(), shotId: z.string().nullable() })),
      }),
    ),
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

const describeTakes = createRoute({
  method: 'post',
  path: `${path}/describe`,
  tags,
  security: bySession,
  summary: 'Say of many takes what they were made with',
  request: {
    params: boardIdParam,
    body: jsonBody(z.object({ takeIds: takeIdsSchema, tool: toolSchema.nullable() })),
  },
  responses: {
    204: { description: 'Said; ids that are not of this board were passed over' },
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

/** Takes: announced, listed, found, described, filed. */
export const takesRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...expect, middleware: requireRight(services, 'write') }, async (c) => {
      const { files, batchId } = c.req.valid('json');
      return c.json({ takes: await expectTakes(services, c.get('member'), files, batchId) }, 201);
    })
    .openapi({ ...listTakes, middleware: requireRight(services, 'see') }, async (c) => {
      const { ids } = c.req.valid('query');
      return c.json({ takes: await takesOf(services.database, c.get('member'), ids) }, 200);
    })
    .openapi({ ...findTakes, middleware: requireRight(services, 'see') }, async (c) => {
      const { boardId } = c.get('member');
      const takeIds = await searchTakes(services.database, boardId, c.req.valid('query').q);
      return c.json({ takeIds }, 200);
    })
    .openapi({ ...readTake, middleware: requireRight(services, 'see') }, async (c) => {
      const { takeId } = c.req.valid('param');
      return c.json(await takeDetailOf(services.database, c.get('member'), takeId), 200);
    })
    .openapi({ ...changeTake, middleware: requireRight(services, 'write') }, async (c) => {
      const { boardId, takeId } = c.req.valid('param');
      await describeTake(services, boardId, takeId, c.req.valid('json'));
      return c.json(await takeOf(services.database, c.get('member'), takeId), 200);
    })
    .openapi({ ...moveTakes, middleware: requireRight(services, 'write') }, async (c) => {
      const { takeIds, shotId } = c.req.valid('json');
      const before = await fileTakes(services, c.get('member'), takeIds, shotId);
      return c.json({ before }, 200);
    })
    .openapi({ ...describeTakes, middleware: requireRight(services, 'write') }, async (c) => {
      const { takeIds, tool } = c.req.valid('json');
      await declareTool(services, c.get('member').boardId, takeIds, tool);
      return c.body(null, 204);
    });
