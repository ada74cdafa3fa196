import { expect, it } from 'vitest';
import { ApiFailure, isFailure, ruleFor, sentenceOf } from '../../src/api/api-failure.ts';

it('keeps the server’s sentence and the rule of each field', () => {
  const failure = ApiFailure.of(400, {
    error: {
      code: 'invalid_request',
      message: 'The request was not understood.',
      details: [{ field: 'name', rule: 'a name may not be empty' }],
    },
  });
  expect(sentenceOf(failure)).toBe('The request was not understood.');
  expect(isFailure(failure, 'invalid_request')).toBe(true);
  expect(ruleFor(failure, 'name')).toBe('A name may not be empty.');
  expect(ruleFor(failure, 'email')).toBeUndefined();
  expect(failure.passes).toBe(false);
});

it('has a sentence for answers of proxies, for no answer, and for what nobody foresaw', () => {
  expect(sentenceOf(ApiFailure.of(502, '<html>Bad gateway</html>'))).toMatch(/answered 502/u);
  expect(sentenceOf(ApiFailure.of(500, undefined))).toMatch(/answered 500/u);
  expect(ApiFailure.of(502, undefined).passes).toBe(true);
  expect(ApiFailure.unreachable(new TypeError('fetch failed')).passes).toBe(true);
  expect(sentenceOf(new TypeError('x is not a function'))).toMatch(/Reload it/u);
});
