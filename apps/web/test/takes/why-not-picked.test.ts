import { expect, it } from 'vitest';
import { whyNotPicked } from '../../src/takes/why-not-picked.ts';

const mayWrite = { readOnlyReason: () => null };
const looks = { readOnlyReason: () => 'You are here as viewer.' };

it('lets who may write pick a take that is ready and of a shot', () => {
  expect(whyNotPicked({ state: 'ready', shotId: 's' }, mayWrite)).toBeNull();
});

it('says why not: the role, the take, the shot that it has none of', () => {
  expect(whyNotPicked({ state: 'ready', shotId: 's' }, looks)).toBe('You are here as viewer.');
  expect(whyNotPicked({ state: 'failed', shotId: 's' }, mayWrite)).toMatch(/ready/u);
  expect(whyNotPicked({ state: 'decoding', shotId: 's' }, mayWrite)).toMatch(/ready/u);
  expect(whyNotPicked({ state: 'ready', shotId: null }, mayWrite)).toMatch(/File the take/u);
});
