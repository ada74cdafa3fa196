import { expect, it } from 'vitest';
import { nextStep } from '../../src/takes/next-step.ts';
import { sayState, sayTrouble } from '../../src/takes/say-take.ts';
import { aTake } from '../pool/support/a-take.ts';

const failed = (code: string) =>
  aTake('1', { state: 'failed', failure: { code, message: 'What happened. What next.' } });

it.each(['cancelled', 'internal', 'kills_workers', 'disk_full', 'a code of a later server'])(
  'offers to try %s again',
  (code) => expect(nextStep(failed(code))).toEqual({ again: true, keep: false }),
);

it.each([
  'incomplete',
  'not_a_video',
  'no_picture',
  'too_many_pixels',
  'too_long',
  'unreadable',
  'too_much_memory',
  'gone',
])('leaves %s to its sentence, for only another file helps', (code) =>
  expect(nextStep(failed(code))).toEqual({ again: false, keep: false }),
);

it('keeps what is damaged, and does not look at it again in vain', () => {
  expect(nextStep(failed('damaged'))).toEqual({ again: false, keep: true });
});

it('offers nothing while the file waits for the server, and says what for', () => {
  const take = aTake('1', {
    state: 'waiting',
    failure: { code: 'disk_full', message: 'The disk is full.' },
  });
  expect(nextStep(take)).toEqual({ again: false, keep: false });
  expect([sayTrouble(take), sayState(take)]).toEqual(['The disk is full.', 'The disk is full.']);
  const next = aTake('1', { state: 'waiting' });
  expect([sayTrouble(next), sayState(next)]).toEqual([null, 'Waiting its turn']);
});

it('finds no trouble in a take that was kept with its glitches', () => {
  const kept = aTake('1', { failure: { code: 'damaged', message: 'Damaged near 0:01.0.' } });
  expect([sayTrouble(kept), sayState(kept)]).toEqual([null, undefined]);
});
