/**
 * Slows down guessing: a bucket of attempts per key that refills with time. Kept in this process,
 * so with several servers a guesser gets the burst once per server; the refill still holds him.
 */
export interface AttemptLimiter {
  /** Takes one attempt. Returns 0 when allowed, else the whole seconds until the next is. */
  take(key: string): number;
}

/**
 * `burst` attempts at once, then one every `refillSeconds`. Keys name who tries and at what
 * (address and target), so that a stranger cannot lock a person out from elsewhere.
 */
export const makeAttemptLimiter = (options: {
  readonly burst: number;
  readonly refillSeconds: number;
  readonly clock: () => Date;
}): AttemptLimiter => {
  const { burst, refillSeconds, clock } = options;
  const buckets = new Map<string, { attempts: number; at: number }>();

  const refilled = (bucket: { attempts: number; at: number }, now: number): number =>
    Math.min(burst, bucket.attempts + (now - bucket.at) / 1000 / refillSeconds);

  /** Full buckets say nothing; without this a walk over many keys would fill the memory. */
  let sweptAt = clock().getTime();
  const forgetFull = (now: number): void => {
    if (now - sweptAt < refillSeconds * 1000) return;
    sweptAt = now;
    for (const [key, bucket] of buckets) {
      if (refilled(bucket, now) >= burst) buckets.delete(key);
    }
  };

  return {
    take: (key) => {
      const now = clock().getTime();
      forgetFull(now);
      const bucket = buckets.get(key);
      const attempts = bucket ? refilled(bucket, now) : burst;
      if (attempts < 1) return Math.ceil((1 - attempts) * refillSeconds);
      buckets.set(key, { attempts: attempts - 1, at: now });
      return 0;
    },
  };
};
