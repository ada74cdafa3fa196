import type { Session } from '../people/session.ts';

/** What middleware puts on a request. */
export interface AppEnv {
  Variables: {
    session?: Session;
  };
}
