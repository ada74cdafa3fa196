import { expect, it } from 'vitest';
import { makeAttemptLimiter } from '../../src/people/attempt-limiter.ts';

const limiterAt = (start: number) => {
  let now = start;
  const limiter = makeAttemptLimiter({ burst: 3, refillSeconds: 10, clock: () => new Date(now) });
  return { limiter, pass: (seconds: number) => (now += seconds * 1000) };
};

it('allows a burst, then says how many seconds to wait', () => {
  const { limiter, pass } = limiterAt(0);
  expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([0, 0, 0]);
  expect(limiter.take('a')).toBe(10);
  pass(4);
  expect(limiter.take('a')).toBe(6);
  pass(6);
  expect(limiter.take('a')).toBe(0);
  expect(limiter.take('a')).toBe(10);
});

it('counts each key by itself and never holds more than the burst', () => {
  const { limiter, pass } = limiterAt(0);
  for (let attempt = 0; attempt < 4; attempt += 1) limiter.take('a');
  expect(limiter.take('b')).toBe(0);
  pass(1000);
  expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([0, 0, 0]);
  expect(limiter.take('a')).toBe(10);
});

it('still holds a guesser after a walk over many keys', () => {
  const { limiter } = limiterAt(0);
  for (let attempt = 0; attempt < 3; attempt += 1) limiter.take('guesser');
  for (let key = 0; key < 20_000; key += 1) limiter.take(String(key));
  expect(limiter.take('guesser')).toBe(10);
});
