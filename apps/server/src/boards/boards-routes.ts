import { createRoute, z } from '@hono/zod-openapi';
import { FRAME_RATE_NAMES } from '@takeboard/editorial';
import { ASPECT_NAMES, pictureOf, pictureSizeSchema } from '@takeboard/storyboard';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam, memberSchema, roleSchema } from '../people/people-schemas.ts';
import { RIGHTS } from '../people/roles.ts';
import type { Right } from '../people/roles.ts';
import { bySession, requireSession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { boardsOf, deleteBoard, makeBoard, renameBoard, viewBoard } from './boards.ts';
import { ratioFits } from './ratio-fits.ts';

const tags = ['boards'];
const onePath = '/api/boards/{boardId}';

const title = z
  .string({ error: 'a title is text' })
  .trim()
  .min(1, 'a title may not be empty')
  .max(120, 'a title has at most 120 characters')
  .regex(/^\P{Cc}*$/u, 'a title holds no line breaks or control characters')
  .openapi({ example: 'The Hardest Part' });

// A schema of its own: only schemas made after zod-openapi was loaded can be described.
const size = z.object(pictureSizeSchema.shape).openapi({
  description: 'Pixels, both even, 16 to 8192; the usual size of the aspect unless given.',
  example: { width: 1920, height: 1080 },
});

const boardDraft = z
  .object({
    title,
    aspect: z.enum(ASPECT_NAMES).default('16:9'),
    fps: z.enum(FRAME_RATE_NAMES).default('24'),
    size: size.optional(),
  })
  .refine((draft) => !draft.size || ratioFits(draft.aspect, draft.size), {
    path: ['size'],
    message: 'width and height have another ratio than the aspect',
  })
  .openapi('BoardDraft');

const rightNames = Object.keys(RIGHTS) as [Right, ...Right[]];

const boardCard = z
  .object({
    id: z.string(),
    title: z.string(),
    role: roleSchema,
    createdAt: z.iso.datetime(),
    memberNames: z.array(z.string()).readonly(),
  })
  .openapi('BoardCard');

const boardView = z
  .object({
    id: z.string(),
    title: z.string(),
    createdAt: z.iso.datetime(),
    role: roleSchema.openapi({ description: 'My role here.' }),
    rights: z.array(z.enum(rightNames)).readonly().openapi({ description: 'What I may do here.' }),
    lastSeq: z.int().openapi({ description: 'The newest event that this answer contains.' }),
    members: z.array(memberSchema).readonly(),
  })
  .openapi('Board');

const listBoards = createRoute({
  method: 'get',
  path: '/api/boards',
  tags,
  security: bySession,
  summary: 'The boards I am on, newest first',
  responses: {
    200: jsonResponse(
      'My boards',
      z.object({ boards: z.array(boardCard).readonly() }).openapi('BoardList'),
    ),
    ...errorResponses({ 401: ['no_session'] }),
  },
});

const createBoard = createRoute({
  method: 'post',
  path: '/api/boards',
  tags,
  security: bySession,
  summary: 'Make a board; I become its director',
  request: { body: jsonBody(boardDraft) },
  responses: {
    201: jsonResponse('The new board', boardView),
    ...errorResponses({ 401: ['no_session'] }),
  },
});

const readBoard = createRoute({
  method: 'get',
  path: onePath,
  tags,
  security: bySession,
  summary: 'A board: title, my role and rights, its members',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse('The board', boardView),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const retitleBoard = createRoute({
  method: 'patch',
  path: onePath,
  tags,
  security: bySession,
  summary: "Change a board's title (directors)",
  request: { params: boardIdParam, body: jsonBody(z.object({ title })) },
  responses: {
    200: jsonResponse('The board after the change', boardView),
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

const removeBoard = createRoute({
  method: 'delete',
  path: onePath,
  tags,
  security: bySession,
  summary: 'Delete a board for everybody (directors)',
  request: { params: boardIdParam },
  responses: {
    204: { description: 'Deleted; live connections are closed' },
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

/** Boards: made, listed, seen, retitled, deleted. */
export const boardsRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...listBoards, middleware: requireSession(services) }, async (c) =>
      c.json({ boards: await boardsOf(services, c.get('session').userId) }, 200),
    )
    .openapi({ ...createBoard, middleware: requireSession(services) }, async (c) => {
      const draft = c.req.valid('json');
      const picture = pictureOf(draft.aspect, draft.fps, draft.size);
      const { userId } = c.get('session');
      const id = await makeBoard(services, userId, { title: draft.title, picture });
      return c.json(await viewBoard(services, id, 'director'), 201);
    })
    .openapi({ ...readBoard, middleware: requireRight(services, 'see') }, async (c) => {
      const { boardId, role } = c.get('member');
      return c.json(await viewBoard(services, boardId, role), 200);
    })
    .openapi({ ...retitleBoard, middleware: requireRight(services, 'govern') }, async (c) => {
      const { boardId, role } = c.get('member');
      await renameBoard(services, boardId, c.req.valid('json').title);
      return c.json(await viewBoard(services, boardId, role), 200);
    })
    .openapi({ ...removeBoard, middleware: requireRight(services, 'govern') }, async (c) => {
      await deleteBoard(services, c.get('member').boardId);
      return c.body(null, 204);
    });
