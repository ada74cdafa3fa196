/**
 * Requests that are about somebody's ballot, or a press that is hidden like one. Whoever runs the
 * server may be one of those who choose, so that such a request was made at all is counted nowhere
 * and written to no log.
 */
const SECRET =
  /^\/api\/boards\/[^/]+\/rounds\/[^/]+\/(?:ballots|shots\/[^/]+\/(?:ballot|ready|press))\/?$/u;

export const isSecret = (path: string): boolean => SECRET.test(path);
