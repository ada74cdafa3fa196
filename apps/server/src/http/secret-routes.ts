/**
 * Requests that are about somebody's ballot, a press that is hidden like one, or what somebody has
 * watched or hidden meanwhile. Whoever runs the server may be one of those who choose, so that such a
 * request was made at all is counted nowhere and written to no log.
 */
const SECRET =
  /^\/api\/boards\/[^/]+\/(?:takes\/(?:seen|hide)|rounds\/[^/]+\/(?:ballots|shots\/[^/]+\/(?:ballot|ready|press)))\/?$/u;

export const isSecret = (path: string): boolean => SECRET.test(path);
