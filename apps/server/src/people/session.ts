import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';

/** A person as the server knows them. */
export interface Identity {
  readonly userId: string;
  readonly name: string;
  /** True for a person without e-mail and password, known only by this browser's cookie. */
  readonly isGuest: boolean;
  /** Null for a guest. */
  readonly email: string | null;
}

/** Who a request comes from, and by which of their sessions. */
export interface Session extends Identity {
  readonly id: string;
}

/**
 * The session of a request's cookie, for anything that has headers (the WebSocket upgrade too);
 * undefined without one, or when it has expired.
 */
export const sessionOf = async (
  services: Pick<Services, 'sessions'>,
  headers: Headers,
): Promise<Session | undefined> => (await services.sessions.read(headers)).session;

/** A route's `security` in openapi.json: it wants the session cookie. */
export const bySession = [{ session: [] }];

/** The session of a request, kept alive by being used. @throws ApiError 401 `no_session`. */
export const sessionFor = async (
  services: Pick<Services, 'sessions'>,
  c: Context,
): Promise<Session> => {
  const session = await optionalSessionFor(services, c);
  if (!session) {
    throw new ApiError(
      401,
      'no_session',
      'You are not signed in here. Type your name or sign in, then try again.',
    );
  }
  return session;
};

/** Like `sessionFor`, for routes that strangers may use. */
export const optionalSessionFor = async (
  services: Pick<Services, 'sessions'>,
  c: Context,
): Promise<Session | undefined> => {
  const { session, cookies } = await services.sessions.read(c.req.raw.headers);
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return session;
};

/** Lets only requests with a session through and sets `session`. */
export const requireSession = (services: Services) =>
  createMiddleware<{ Variables: { session: Session } }>(async (c, next) => {
    c.set('session', await sessionFor(services, c));
    await next();
  });
