/**
 * Why a room ends a connection. y-websocket takes 4400–4499 as final; every other code means
 * "come back", and it does so by itself.
 */
export const CLOSE = {
  malformed: 4400,
  noSession: 4401,
  notAllowed: 4403,
  noSuchBoard: 4404,
  tooLarge: 4413,
  missingDependency: 4509,
  restarting: 1012,
  tryLater: 1013,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
