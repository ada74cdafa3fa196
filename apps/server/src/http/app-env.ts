import type { Session } from '../people/session.ts';

/** What middleware leaves in a request's context. */
export interface AppEnv {
  Variables: { session?: Session };
}
