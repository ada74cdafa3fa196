import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonBody, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import type { Services } from '../services.ts';
import { signIn, upgradeGuest } from './accounts.ts';
import { attemptsFor } from './attempts.ts';
import { makeGuest, renamePerson } from './guests.ts';
import { userSchema } from './people-schemas.ts';
import { personName } from './person-name.ts';
import { bySession, optionalSessionFor, requireSession } from './session.ts';
import type { Identity } from './session.ts';

const tags = ['people'];
const path = '/api/session';
const named = z.object({ name: personName });
const signedIn = z.object({ user: userSchema }).openapi('SignedIn');
const email = z
  .string({ error: 'an e-mail address is text' })
  .trim()
  .toLowerCase()
  .max(254, 'an e-mail address has at most 254 characters')
  .pipe(z.email('an e-mail address looks like dana@example.com'))
  .openapi({ example: 'dana@example.com' });
const password = z
  .string({ error: 'a password is text' })
  .min(8, 'a password has at least 8 characters')
  .max(128, 'a password has at most 128 characters');
const credentials = z.object({ email, password });

const startGuest = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Begin a guest session under a name; renames whoever is signed in already',
  request: { body: jsonBody(named) },
  responses: {
    201: jsonResponse('A new guest; the cookie is set', signedIn),
    200: jsonResponse('The same person under this name', signedIn),
    ...errorResponses({}),
  },
});

const readSession = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'Who I am here',
  responses: {
    200: jsonResponse(
      'The person of the cookie, or null',
      z.object({ user: userSchema.nullable() }).openapi('SessionState'),
    ),
    ...errorResponses({}),
  },
});

const rename = createRoute({
  method: 'patch',
  path,
  tags,
  security: bySession,
  summary: 'Change my name, on every board',
  request: { body: jsonBody(named) },
  responses: { 200: jsonResponse('Renamed', signedIn), ...errorResponses({ 401: ['no_session'] }) },
});

const endSession = createRoute({
  method: 'delete',
  path,
  tags,
  summary: 'Sign out in this browser',
  responses: { 204: { description: 'Signed out; the cookie is cleared' }, ...errorResponses({}) },
});

const makeAccount = createRoute({
  method: 'post',
  path: `${path}/account`,
  tags,
  security: bySession,
  summary: 'Turn my guest session into an account; id, boards and session stay the same',
  request: { body: jsonBody(credentials) },
  responses: {
    200: jsonResponse('Now an account', signedIn),
    ...errorResponses({ 401: ['no_session'], 409: ['email_taken', 'already_account'] }),
  },
});

const enter = createRoute({
  method: 'post',
  path: `${path}/sign-in`,
  tags,
  summary: 'Sign in to an account; the boards of a guest session here move into it',
  request: { body: jsonBody(credentials) },
  responses: {
    200: jsonResponse('Signed in; the cookie is set', signedIn),
    ...errorResponses({ 401: ['wrong_credentials'], 429: ['too_many_attempts'] }),
  },
});

/** Guests, accounts and the session cookie. */
export const sessionRoutes = (services: Services) => {
  const guessing = attemptsFor(services, { burst: 5, refillSeconds: 30 });
  const router = newRouter();
  router.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'takeboard.session_token',
    description:
      'Set by POST /api/session and /api/session/sign-in; `__Secure-` goes before its name over https.',
  });
  return router
    .openapi(startGuest, async (c) => {
      const { name } = c.req.valid('json');
      const present = await optionalSessionFor(services, c);
      if (present) {
        await renamePerson(services, present.userId, name);
        return c.json({ user: userOf({ ...present, name }) }, 200);
      }
      const guest = await makeGuest(services, name);
      c.header('set-cookie', await services.sessions.begin(guest.userId), { append: true });
      return c.json({ user: userOf(guest) }, 201);
    })
    .openapi(readSession, async (c) => {
      const session = await optionalSessionFor(services, c);
      return c.json({ user: session ? userOf(session) : null }, 200);
    })
    .openapi({ ...rename, middleware: requireSession(services) }, async (c) => {
      const session = c.get('session');
      const { name } = c.req.valid('json');
      await renamePerson(services, session.userId, name);
      return c.json({ user: userOf({ ...session, name }) }, 200);
    })
    .openapi(endSession, async (c) => {
      for (const cookie of await services.sessions.end(c.req.raw.headers)) {
        c.header('set-cookie', cookie, { append: true });
      }
      return c.body(null, 204);
    })
    .openapi({ ...makeAccount, middleware: requireSession(services) }, async (c) => {
      const account = await upgradeGuest(services, c.get('session'), c.req.valid('json'));
      return c.json({ user: userOf(account) }, 200);
    })
    .openapi(enter, async (c) => {
      const given = c.req.valid('json');
      guessing(c, given.email);
      const present = await optionalSessionFor(services, c);
      const account = await signIn(services, given, present);
      await services.sessions.end(c.req.raw.headers);
      c.header('set-cookie', await services.sessions.begin(account.userId), { append: true });
      return c.json({ user: userOf(account) }, 200);
    });
};

const userOf = ({ userId, name, isGuest, email: address }: Identity) => ({
  id: userId,
  name,
  isGuest,
  email: address,
});
