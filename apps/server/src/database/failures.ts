/** The SQLSTATE or system code of a failed query, connection or file (`53100`, `ECONNREFUSED`), if any. */
export function failureCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}

const AWAY_CODES: readonly string[] = [
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01', // it is shutting down,
  '57P02', // crashed
  '57P03', // or starting
  '53300', // too many connections
];

/** Whether a query failed because the database cannot be reached now; the same query may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  const code = failureCode(error);
  if (code === undefined) return false;
  // A Unix socket that is gone; a missing file has the same code but another call.
  if (code === 'ENOENT')
    return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
  return AWAY_CODES.includes(code) || code.startsWith('08');
}

/** Whether something failed because a disk is full: the database's (53100) or the server's own. */
export function isDiskFull(error: unknown): boolean {
  const code = failureCode(error);
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
}
