import { pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = pino.Logger;

/**
 * Structured lines (one JSON object each) on stderr, so that stdout keeps the one line people and
 * scripts wait for. Secrets that could ride along in a request are replaced before they are written.
 */
export function createLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: { service: 'takeboard' },
      redact: {
        paths: ['*.password', '*.token', '*.cookie', '*.authorization', '*.headers.cookie'],
        censor: '[removed]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
