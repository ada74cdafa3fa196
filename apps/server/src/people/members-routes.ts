import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { changeRole, endMembership, membersOf } from './members.ts';
import { requireRight } from './membership.ts';
import { boardIdParam, memberSchema, roleSchema } from './people-schemas.ts';
import { may } from './roles.ts';
import { bySession } from './session.ts';

const tags = ['members'];
const path = '/api/boards/{boardId}/members';
const memberParams = boardIdParam.extend({
  userId: z.string().openapi({ param: { name: 'userId', in: 'path' } }),
});
const memberList = z.object({ members: z.array(memberSchema) }).openapi('MemberList');

const listMembers = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary: 'Everybody on a board, in the order they came',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse('The members', memberList),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const setRole = createRoute({
  method: 'patch',
  path: `${path}/{userId}`,
  tags,
  security: bySession,
  summary: "Change a member's role (directors)",
  request: { params: memberParams, body: jsonBody(z.object({ role: roleSchema })) },
  responses: {
    200: jsonResponse('The members after the change', memberList),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'member_not_found'],
      409: ['last_director'],
    }),
  },
});

const removeMember = createRoute({
  method: 'delete',
  path: `${path}/{userId}`,
  tags,
  security: bySession,
  summary: 'Remove a member (directors), or leave the board (yourself)',
  request: { params: memberParams },
  responses: {
    204: { description: 'No longer on the board; their live connections are closed' },
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'member_not_found'],
      409: ['last_director'],
    }),
  },
});

/** Who is on a board, and with which role. */
export const membersRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...listMembers, middleware: requireRight(services, 'see') }, async (c) =>
      c.json({ members: await membersOf(services.database.db, c.get('member').boardId) }, 200),
    )
    .openapi({ ...setRole, middleware: requireRight(services, 'govern') }, async (c) => {
      const { boardId, userId } = c.req.valid('param');
      const members = await services.database.db.transaction(async (tx) => {
        await changeRole(tx, boardId, userId, c.req.valid('json').role, services.clock());
        return membersOf(tx, boardId);
      });
      return c.json({ members }, 200);
    })
    .openapi({ ...removeMember, middleware: requireRight(services, 'see') }, async (c) => {
      const { boardId, userId } = c.req.valid('param');
      const me = c.get('member');
      if (userId !== me.userId && !may(me.role, 'govern')) {
        throw new ApiError(
          403,
          'not_allowed',
          'Only a director may remove somebody else from the board. Ask one, or leave it yourself.',
        );
      }
      await services.database.db.transaction((tx) =>
        endMembership(tx, boardId, userId, services.clock()),
      );
      return c.body(null, 204);
    });
