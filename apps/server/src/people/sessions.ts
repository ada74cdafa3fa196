import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { generateSignedCookie } from 'hono/cookie';
import type { Config } from '../config.ts';
import type { Database } from '../database/open-database.ts';
import { account, session, user, verification } from '../database/schema.ts';
import type { Log } from '../log.ts';
import type { Session } from './session.ts';

/** Reads, begins and ends sessions. The tables, tokens, expiry and signatures are better-auth's. */
export interface Sessions {
  /** `cookies` are Set-Cookie values to send along: a session that is used is prolonged. */
  read(headers: Headers): Promise<{ readonly session?: Session; readonly cookies: string[] }>;
  /** Begins a session of this person; returns the Set-Cookie value. */
  begin(userId: string): Promise<string>;
  /** Ends the session of these headers, if any; returns Set-Cookie values that clear it. */
  end(headers: Headers): Promise<string[]>;
}

const DAY_SECONDS = 24 * 60 * 60;
/** A guest who clears nothing should find the board next season; every use prolongs it. */
const SESSION_SECONDS = 365 * DAY_SECONDS;

/**
 * better-auth on our tables, behind our own routes: its handler is not mounted, so the only ways in
 * are ours, with our errors and limits. Needs no network.
 */
export const openSessions = (options: {
  readonly database: Database;
  readonly config: Config;
  readonly log: Log;
  /** Signs the cookies; see `sessionSecretOf`. */
  readonly secret: string;
}): Sessions => {
  const { database, config, log, secret } = options;
  const origin = config.publicUrl ?? `http://localhost:${config.port}`;
  const auth = betterAuth({
    appName: 'Takeboard',
    baseURL: origin,
    secret,
    database: drizzleAdapter(database.db, {
      provider: 'pg',
      schema: { user, session, account, verification },
    }),
    user: { additionalFields: { isAnonymous: { type: 'boolean', input: false } } },
    session: { expiresIn: SESSION_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: 'takeboard',
      useSecureCookies: origin.startsWith('https://'),
    },
    telemetry: { enabled: false },
    logger: { log: (level, message) => log[level]({ from: 'better-auth' }, message) },
  });

  return {
    read: async (headers) => {
      const { response, headers: answer } = await auth.api.getSession({
        headers,
        returnHeaders: true,
      });
      const cookies = answer.getSetCookie();
      if (!response) return { cookies };
      const { id, name, email, isAnonymous: isGuest } = response.user;
      const identity = { userId: id, name, isGuest, email: isGuest ? null : email };
      return { session: { id: response.session.id, ...identity }, cookies };
    },

    begin: async (userId) => {
      const { internalAdapter, authCookies } = await auth.$context;
      const begun = await internalAdapter.createSession(userId);
      const { name, attributes } = authCookies.sessionToken;
      return generateSignedCookie(name, begun.token, secret, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: attributes.secure === true,
        maxAge: SESSION_SECONDS,
      });
    },

    end: async (headers) => {
      const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true });
      return answer.getSetCookie();
    },
  };
};
