import type { Context } from 'hono';
import { z } from 'zod';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { makeAttemptLimiter } from './attempt-limiter.ts';

/**
 * A guard for routes where somebody could guess a password: call it before each attempt with what
 * is being guessed at. @throws ApiError 429 `too_many_attempts`, with `retry-after` in seconds.
 */
export const attemptsFor = (
  services: Pick<Services, 'clock'>,
  pace: { readonly burst: number; readonly refillSeconds: number },
) => {
  const limiter = makeAttemptLimiter({ ...pace, clock: () => services.clock() });
  return (c: Context, target: string): void => {
    const seconds = limiter.take(`${addressOf(c)} ${target}`);
    if (seconds === 0) return;
    c.header('retry-after', String(seconds));
    throw new ApiError(
      429,
      'too_many_attempts',
      `Too many attempts. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`,
      { retryAfterSeconds: seconds },
    );
  };
};

const nodeRequest = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }),
});

/**
 * The peer's address. Behind a reverse proxy it is the proxy's, so that all share one bucket per
 * target: a forwarded-for header could be forged and would hand a guesser a new bucket each time.
 */
const addressOf = (c: Context): string => {
  const request = nodeRequest.safeParse(c.env);
  return request.success ? request.data.incoming.socket.remoteAddress : 'unknown';
};
