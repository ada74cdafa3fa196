import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import type { Member } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { answerRound } from './answer-round.ts';
import { changeCard } from './change-card.ts';
import { endRound } from './close-round.ts';
import { openRound } from './open-round.ts';
import { answerSchema, cardChangeSchema, roundDraftSchema } from './draft-schemas.ts';
import { roundParams, roundSchema, roundSummarySchema, standingSchema } from './round-schemas.ts';
import { roundOf } from './round-view.ts';
import { roundsOf } from './rounds-list.ts';
import { standingOf } from './standing.ts';
import { startRound } from './start-round.ts';

const tags = ['rounds'];
const path = '/api/boards/{boardId}/rounds';
const theRound = jsonResponse('The round as it is now', roundSchema);

const listRounds = createRoute({
  method: 'get',
  path,
  tags,
  security: bySession,
  summary: 'The rounds of a board, newest first: those that are not over, and the last that are',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse(
      'The rounds, without their shots',
      z.object({ rounds: z.array(roundSummarySchema) }).openapi('RoundList'),
    ),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const start = createRoute({
  method: 'post',
  path,
  tags,
  security: bySession,
  summary: 'Start a round: put its rules card to the people it names',
  request: { params: boardIdParam, body: jsonBody(roundDraftSchema) },
  responses: {
    201: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found'],
      409: ['method_not_known', 'deadline_past', 'cannot_take_part'],
    }),
  },
});

const standing = createRoute({
  method: 'get',
  path: `${path}/standing`,
  tags,
  security: bySession,
  summary: 'What rounds last said of shots that have no pick, and why none was good',
  request: { params: boardIdParam },
  responses: {
    200: jsonResponse('The shots', standingSchema),
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found'] }),
  },
});

const read = createRoute({
  method: 'get',
  path: `${path}/{roundId}`,
  tags,
  security: bySession,
  summary: 'One round with its shots, their takes in my own order',
  request: { params: roundParams },
  responses: {
    200: theRound,
    ...errorResponses({ 401: ['no_session'], 404: ['board_not_found', 'round_not_found'] }),
  },
});

const change = createRoute({
  method: 'patch',
  path: `${path}/{roundId}`,
  tags,
  security: bySession,
  summary: 'Change the rules card before anybody is ready; everybody is asked to agree anew',
  request: { params: roundParams, body: jsonBody(cardChangeSchema) },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_a_voter'],
      404: ['board_not_found', 'round_not_found', 'shot_not_in_round'],
      409: ['card_fixed', 'deadline_past', 'cannot_take_part'],
    }),
  },
});

const answer = createRoute({
  method: 'post',
  path: `${path}/{roundId}/answer`,
  tags,
  security: bySession,
  summary: 'Join a round, agreeing to its card; or leave it to the others, in mid-round too',
  request: { params: roundParams, body: jsonBody(answerSchema) },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found', 'round_not_found'],
      409: ['card_changed', 'round_closed'],
    }),
  },
});

const open = createRoute({
  method: 'post',
  path: `${path}/{roundId}/open`,
  tags,
  security: bySession,
  summary: 'Begin a live round that everybody who decides has answered',
  request: { params: roundParams },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_your_say'],
      404: ['board_not_found', 'round_not_found'],
      409: ['not_everybody_answered', 'one_live_round', 'round_closed'],
    }),
  },
});

const close = createRoute({
  method: 'post',
  path: `${path}/{roundId}/close`,
  tags,
  security: bySession,
  summary: 'End a round for everybody; what is undecided in it stays so',
  request: { params: roundParams },
  responses: {
    200: theRound,
    ...errorResponses({
      401: ['no_session'],
      403: ['not_allowed', 'not_your_say'],
      404: ['board_not_found', 'round_not_found'],
    }),
  },
});

/** Rounds as a whole: started, agreed to, begun, ended. What happens to one shot is in `round-shots-routes.ts`. */
export const roundsRoutes = (services: Services) => {
  const seenBy = (me: Member, roundId: string) =>
    roundOf(services.database, me, roundId, services.clock());
  return newRouter()
    .openapi({ ...listRounds, middleware: requireRight(services, 'see') }, async (c) =>
      c.json({ rounds: await roundsOf(services.database, c.get('member').boardId) }, 200),
    )
    .openapi({ ...start, middleware: requireRight(services, 'write') }, async (c) => {
      const me = c.get('member');
      const roundId = await startRound(services, me, c.req.valid('json'));
      return c.json(await seenBy(me, roundId), 201);
    })
    .openapi({ ...standing, middleware: requireRight(services, 'see') }, async (c) =>
      c.json({ shots: await standingOf(services.database, c.get('member').boardId) }, 200),
    )
    .openapi({ ...read, middleware: requireRight(services, 'see') }, async (c) =>
      c.json(await seenBy(c.get('member'), c.req.valid('param').roundId), 200),
    )
    .openapi({ ...change, middleware: requireRight(services, 'write') }, async (c) => {
      const { roundId } = c.req.valid('param');
      await changeCard(services, c.get('member'), roundId, c.req.valid('json'));
      return c.json(await seenBy(c.get('member'), roundId), 200);
    })
    .openapi({ ...answer, middleware: requireRight(services, 'advise') }, async (c) => {
      const { roundId } = c.req.valid('param');
      await answerRound(services, c.get('member'), roundId, c.req.valid('json'));
      return c.json(await seenBy(c.get('member'), roundId), 200);
    })
    .openapi({ ...open, middleware: requireRight(services, 'write') }, async (c) => {
      const { roundId } = c.req.valid('param');
      await openRound(services, c.get('member'), roundId);
      return c.json(await seenBy(c.get('member'), roundId), 200);
    })
    .openapi({ ...close, middleware: requireRight(services, 'write') }, async (c) => {
      const { roundId } = c.req.valid('param');
      await endRound(services, c.get('member'), roundId);
      return c.json(await seenBy(c.get('member'), roundId), 200);
    });
};
