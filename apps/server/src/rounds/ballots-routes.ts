import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import type { Member } from '../people/membership.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { asVoterSchema, ballotChangeSchema, myBallotSchema } from './ballot-schemas.ts';
import { changeBallot } from './change-ballot.ts';
import { myBallotsIn } from './my-ballots.ts';
import { somebodyElse } from './round-errors.ts';
import { revealOf } from './reveal-view.ts';
import { revealSchema, roundParams, roundShotParams } from './round-schemas.ts';
import { sayReady, takeReadyBack } from './say-ready.ts';

const tags = ['rounds'];
const path = '/api/boards/{boardId}/rounds/{roundId}';
const shotPath = `${path}/shots/{shotId}`;
const myBallot = jsonResponse('My ballot as it is now', myBallotSchema);
const notFound = ['board_not_found', 'round_not_found', 'shot_not_in_round'] as const;
const notChoosing = [
  'turn_over',
  'already_revealed',
  'deadline_past',
  'round_not_open',
  'round_closed',
] as const;

const myBallots = createRoute({
  method: 'get',
  path: `${path}/ballots`,
  tags,
  security: bySession,
  summary: 'My ballots in a round, never anybody else’s',
  request: { params: roundParams },
  responses: {
    200: jsonResponse('What I have marked', z.object({ ballots: z.array(myBallotSchema) })),
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'round_not_found'],
    }),
  },
});

const mark = createRoute({
  method: 'patch',
  path: `${shotPath}/ballot`,
  tags,
  security: bySession,
  summary: 'Set marks on my ballot; nobody else learns of it before the reveal',
  request: {
    params: roundShotParams,
    query: asVoterSchema,
    body: jsonBody(ballotChangeSchema),
  },
  responses: {
    200: myBallot,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_a_voter', 'not_your_face'],
      404: notFound,
      409: [...notChoosing, 'somebody_else', 'ballot_ready', 'take_not_on_wall', 'too_many_marks'],
    }),
  },
});

const ready = createRoute({
  method: 'post',
  path: `${shotPath}/ready`,
  tags,
  security: bySession,
  summary: 'Hand in my ballot with what is still to be marked on it',
  request: {
    params: roundShotParams,
    query: asVoterSchema,
    body: jsonBody(ballotChangeSchema),
  },
  responses: {
    200: myBallot,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_a_voter', 'not_your_face'],
      404: notFound,
      409: [
        ...notChoosing,
        'somebody_else',
        'ballot_ready',
        'take_not_on_wall',
        'too_many_marks',
        'nothing_marked',
        'card_changed',
      ],
    }),
  },
});

const notReady = createRoute({
  method: 'delete',
  path: `${shotPath}/ready`,
  tags,
  security: bySession,
  summary: 'Say “not ready yet”: my marks can be changed again, until the reveal',
  request: { params: roundShotParams, query: asVoterSchema },
  responses: {
    200: myBallot,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_a_voter'],
      404: notFound,
      409: [...notChoosing.slice(1), 'somebody_else'],
    }),
  },
});

const reveal = createRoute({
  method: 'get',
  path: `${shotPath}/reveal`,
  tags,
  security: bySession,
  summary: 'What everybody handed in on a shot and how it was decided, after its reveal',
  request: { params: roundShotParams },
  responses: {
    200: jsonResponse('What is on the table', revealSchema),
    ...errorResponses({ 401: ['no_session'], 404: notFound, 409: ['not_revealed'] }),
  },
});

/** @throws ApiError 409 `somebody_else`. */
const requireVoter = ({ voter }: { voter?: string | undefined }, me: Member): void => {
  if (voter !== undefined && voter !== me.userId) throw somebodyElse();
};

/** What people mark in a round, hidden until it is revealed; and what is then. */
export const ballotsRoutes = (services: Services) =>
  newRouter()
    .openapi({ ...myBallots, middleware: requireRight(services, 'advise') }, async (c) => {
      const { roundId } = c.req.valid('param');
      const ballots = await myBallotsIn(services.database, c.get('member'), roundId);
      return c.json({ ballots }, 200);
    })
    .openapi({ ...mark, middleware: requireRight(services, 'advise') }, async (c) => {
      requireVoter(c.req.valid('query'), c.get('member'));
      const { roundId, shotId } = c.req.valid('param');
      const change = c.req.valid('json');
      return c.json(await changeBallot(services, c.get('member'), roundId, shotId, change), 200);
    })
    .openapi({ ...ready, middleware: requireRight(services, 'advise') }, async (c) => {
      requireVoter(c.req.valid('query'), c.get('member'));
      const { roundId, shotId } = c.req.valid('param');
      const change = c.req.valid('json');
      return c.json(await sayReady(services, c.get('member'), roundId, shotId, change), 200);
    })
    .openapi({ ...notReady, middleware: requireRight(services, 'advise') }, async (c) => {
      requireVoter(c.req.valid('query'), c.get('member'));
      const { roundId, shotId } = c.req.valid('param');
      return c.json(await takeReadyBack(services, c.get('member'), roundId, shotId), 200);
    })
    .openapi({ ...reveal, middleware: requireRight(services, 'see') }, async (c) => {
      const { boardId, roundId, shotId } = c.req.valid('param');
      return c.json(await revealOf(services.database, boardId, roundId, shotId), 200);
    });
