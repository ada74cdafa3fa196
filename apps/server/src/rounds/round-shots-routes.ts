import { createRoute } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import type { Member } from '../people/membership.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { leaveOutShot } from './leave-out-shot.ts';
import { pressInDuel } from './press-in-duel.ts';
import { reopenShot } from './reopen-shot.ts';
import { finalSaySchema, pressSchema, whySchema } from './draft-schemas.ts';
import { roundSchema, roundShotParams } from './round-schemas.ts';
import { roundOf } from './round-view.ts';
import { sayFinally } from './say-finally.ts';

const tags = ['rounds'];
const path = '/api/boards/{boardId}/rounds/{roundId}/shots/{shotId}';
const theRound = jsonResponse('The round as it is now', roundSchema);
const notFound = ['board_not_found', 'round_not_found', 'shot_not_in_round'] as const;
const notOpen = ['turn_over', 'round_not_open', 'round_closed'] as const;
const withReason = jsonBody(whySchema);

const press = createRoute({
  method: 'post',
  path: `${path}/press`,
  tags,
  security: bySession,
  summary: 'Press in a duel, hidden until everybody who decides has pressed',
  request: { params: roundShotParams, body: jsonBody(pressSchema) },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_a_voter'],
      404: notFound,
      409: [...notOpen, 'take_not_on_wall'],
    }),
  },
});

const finalSay = createRoute({
  method: 'post',
  path: `${path}/final-say`,
  tags,
  security: bySession,
  summary: 'Use the final say on a shot that stayed split',
  request: { params: roundShotParams, body: jsonBody(finalSaySchema) },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_your_say'],
      404: notFound,
      409: [...notOpen, 'take_not_on_wall'],
    }),
  },
});

const skip = createRoute({
  method: 'post',
  path: `${path}/skip`,
  tags,
  security: bySession,
  summary: 'Leave a shot out of the round, with a reason; nobody’s marks on it are shown',
  request: { params: roundShotParams, body: withReason },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_your_say'],
      404: notFound,
      409: notOpen,
    }),
  },
});

const reopen = createRoute({
  method: 'post',
  path: `${path}/reopen`,
  tags,
  security: bySession,
  summary: 'Choose a shot anew, each from their own marks; its old decision stays in the log',
  request: { params: roundShotParams, body: withReason },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_a_voter'],
      404: notFound,
      409: ['round_not_open', 'one_live_round'],
    }),
  },
});

/** What follows a reveal, and what ends or begins the choice of one shot. */
export const roundShotsRoutes = (services: Services) => {
  const seenBy = (me: Member, roundId: string) =>
    roundOf(services.database, me, roundId, services.clock());
  return newRouter()
    .openapi({ ...press, middleware: requireRight(services, 'write') }, async (c) => {
      const { roundId, shotId } = c.req.valid('param');
      await pressInDuel(services, c.get('member'), roundId, shotId, c.req.valid('json'));
      return c.json(await seenBy(c.get('member'), roundId), 200);
    })
    .openapi({ ...finalSay, middleware: requireRight(services, 'write') }, async (c) => {
      const { roundId, shotId } = c.req.valid('param');
      await sayFinally(services, c.get('member'), roundId, shotId, c.req.valid('json'));
      return c.json(await seenBy(c.get('member'), roundId), 200);
    })
    .openapi({ ...skip, middleware: requireRight(services, 'write') }, async (c) => {
      const { roundId, shotId } = c.req.valid('param');
      await leaveOutShot(services, c.get('member'), roundId, shotId, c.req.valid('json').reason);
      return c.json(await seenBy(c.get('member'), roundId), 200);
    })
    .openapi({ ...reopen, middleware: requireRight(services, 'write') }, async (c) => {
      const { roundId, shotId } = c.req.valid('param');
      await reopenShot(services, c.get('member'), roundId, shotId, c.req.valid('json').reason);
      return c.json(await seenBy(c.get('member'), roundId), 200);
    });
};
