import { expect, it } from 'vitest';
import { auditionedTakes } from '../../src/audition/auditioned-takes.ts';
import { isShown } from '../../src/takes/take-queries.ts';
import { aTake } from '../pool/support/a-take.ts';

const all = [
  aTake('one', { shotId: '23' }),
  aTake('hidden', { shotId: '23', hidden: true }),
  aTake('coming', { shotId: '23', state: 'decoding' }),
  aTake('two', { shotId: '23' }),
];
const byShot = new Map([['23', { all, takes: all.filter(isShown) }]]);
const ids = (at: number) => auditionedTakes(all[at]!, byShot).map(({ id }) => id);

it('goes through the takes of the shot that are shown', () => {
  expect(ids(0)).toEqual(['one', 'two']);
});

it('has the hidden one among them that somebody asked for', () => {
  expect(ids(1)).toEqual(['one', 'hidden', 'two']);
});

it('is a take without a shot alone', () => {
  expect(auditionedTakes(aTake('none'), byShot).map(({ id }) => id)).toEqual(['none']);
});
