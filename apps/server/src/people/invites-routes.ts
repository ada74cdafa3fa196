import { createRoute, z } from '@hono/zod-openapi';
import type { Config } from '../config.ts';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import type { Services } from '../services.ts';
import { attemptsFor } from './attempts.ts';
import { invitesOf, makeInvite, revokeInvite } from './invites.ts';
import { hashInviteToken } from './invite-token.ts';
import { requireRight } from './membership.ts';
import { boardIdParam, roleSchema } from './people-schemas.ts';
import { faceOfInvite, redeemInvite } from './redeem-invite.ts';
import { bySession, requireSession } from './session.ts';

const tags = ['invites'];
const boardPath = '/api/boards/{boardId}/invites';
const tokenPath = '/api/invites/{token}';
const tokenParam = z.object({
  token: z
    .string()
    .max(200)
    .openapi({ param: { name: 'token', in: 'path' } }),
});
const password = z
  .string({ error: 'a password is text' })
  .min(1, 'a password may not be empty')
  .max(128, 'a password has at most 128 characters');

const inviteDraft = z
  .object({
    role: roleSchema,
    expiresInDays: z
      .int({ error: 'a whole number of days' })
      .min(1, 'an invite lasts at least 1 day')
      .max(365, 'an invite lasts at most 365 days')
      .default(14),
    password: password.optional(),
  })
  .openapi('InviteDraft');

const inviteCard = z
  .object({
    id: z.string(),
    role: roleSchema,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    hasPassword: z.boolean(),
    joined: z
      .array(z.string())
      .readonly()
      .openapi({ description: 'The names of those on the board who came by it.' }),
    state: z.enum(['active', 'expired', 'revoked']),
  })
  .openapi('Invite');

const newInvite = z
  .object({
    id: z.string(),
    token: z.string().openapi({ description: 'Shown only now.' }),
    url: z.url().openapi({ example: 'https://board.example.com/invite/k3…' }),
    expiresAt: z.iso.datetime(),
    reachable: z
      .boolean()
      .openapi({ description: 'False when the link works only on the computer of the server.' }),
  })
  .openapi('NewInvite');

const inviteFace = z
  .object({
    boardTitle: z.string(),
    invitedBy: z.string(),
    role: roleSchema,
    needsPassword: z.boolean(),
  })
  .openapi('InviteFace');

const listInvites = createRoute({
  method: 'get',
  path: boardPath,
  tags,
  security: bySession,
  summary: 'The invites of a board, newest first (directors)',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse(
      'The invites',
      z.object({ invites: z.array(inviteCard) }).openapi('InviteList'),
    ),
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

const createInvite = createRoute({
  method: 'post',
  path: boardPath,
  tags,
  security: bySession,
  summary: 'Make an invite link (directors)',
  request: { params: boardIdParam, body: jsonBody(inviteDraft) },
  responses: {
    201: jsonResponse('The link', newInvite),
    ...errorResponses({ 401: ['no_session'], 403: ['not_allowed'], 404: ['board_not_found'] }),
  },
});

const endInvite = createRoute({
  method: 'delete',
  path: `${boardPath}/{inviteId}`,
  tags,
  security: bySession,
  summary: 'Revoke an invite and end the memberships that came by it; directors stay (directors)',
  request: {
    params: boardIdParam.extend({
      inviteId: z.string().openapi({ param: { name: 'inviteId', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonResponse(
      'Revoked',
      z
        .object({
          ended: z
            .array(z.string())
            .readonly()
            .openapi({ description: 'User ids no longer on the board.' }),
          kept: z
            .array(z.string())
            .readonly()
            .openapi({ description: 'User ids of directors who came by it and stay.' }),
        })
        .openapi('RevokedInvite'),
    ),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'invite_not_found'],
    }),
  },
});

const lookAtInvite = createRoute({
  method: 'get',
  path: tokenPath,
  tags,
  summary: 'What an invite link offers; needs no session',
  request: { params: tokenParam },
  responses: {
    200: jsonResponse('The offer', inviteFace),
    ...errorResponses({ 404: ['invite_not_found'], 410: ['invite_expired', 'invite_revoked'] }),
  },
});

const redeem = createRoute({
  method: 'post',
  path: `${tokenPath}/redeem`,
  tags,
  security: bySession,
  summary: 'Join the board of an invite; a member keeps the higher role',
  request: {
    params: tokenParam,
    body: jsonBody(z.object({ password: password.optional() })),
  },
  responses: {
    200: jsonResponse(
      'On the board',
      z.object({ boardId: z.string(), role: roleSchema }).openapi('Redeemed'),
    ),
    ...errorResponses({
      401: ['no_session'],
      403: ['invite_password'],
      404: ['invite_not_found'],
      410: ['invite_expired', 'invite_revoked'],
      429: ['too_many_attempts'],
    }),
  },
});

/** Invite links: made and revoked by directors, looked at and redeemed by who holds them. */
export const invitesRoutes = (services: Services) => {
  const guessing = attemptsFor(services, { burst: 10, refillSeconds: 15 });
  return newRouter()
    .openapi({ ...listInvites, middleware: requireRight(services, 'govern') }, async (c) =>
      c.json({ invites: await invitesOf(services, c.get('member').boardId) }, 200),
    )
    .openapi({ ...createInvite, middleware: requireRight(services, 'govern') }, async (c) => {
      const draft = c.req.valid('json');
      const { boardId, userId } = c.get('member');
      const made = await makeInvite(services, {
        boardId,
        createdBy: userId,
        role: draft.role,
        expiresInDays: draft.expiresInDays,
        password: draft.password,
      });
      const { url, reachable } = linkOf(services.config, made.token);
      return c.json({ ...made, url, reachable }, 201);
    })
    .openapi({ ...endInvite, middleware: requireRight(services, 'govern') }, async (c) => {
      const { boardId, inviteId } = c.req.valid('param');
      return c.json(await revokeInvite(services, boardId, inviteId), 200);
    })
    .openapi(lookAtInvite, async (c) =>
      c.json(await faceOfInvite(services, c.req.valid('param').token), 200),
    )
    .openapi({ ...redeem, middleware: requireSession(services) }, async (c) => {
      const { token } = c.req.valid('param');
      const { password: given } = c.req.valid('json');
      if (given !== undefined) guessing(c, hashInviteToken(token));
      return c.json(await redeemInvite(services, token, c.get('session').userId, given), 200);
    });
};

/** The address that is sent to others; only a public one opens on their computers. */
const linkOf = (config: Config, token: string) => {
  const origin = config.publicUrl ?? `http://localhost:${config.port}`;
  const reachable = !LOCAL_HOSTS.includes(new URL(origin).hostname);
  return { url: `${origin}/invite/${token}`, reachable };
};

const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
