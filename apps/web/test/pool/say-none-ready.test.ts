import { expect, it } from 'vitest';
import { sayNoneReady } from '../../src/pool/say-none-ready.ts';
import { aTake } from './support/a-take.ts';

const failed = aTake('1', { state: 'failed', failure: { code: 'not_a_video', message: 'No.' } });
const coming = aTake('2', { state: 'decoding' });
const held = aTake('3', {
  state: 'waiting',
  failure: { code: 'storage_away', message: 'The storage does not answer.' },
});

it('does not speak of files on their way when all have failed', () => {
  expect(sayNoneReady([failed]).heading).toBe('The file did not become a take');
  const { heading, text } = sayNoneReady([failed, failed]);
  expect(heading).toBe('None of 2 files became a take');
  expect(text).not.toContain('on the way');
});

it('says what is on its way, what it waits for, and what is over', () => {
  expect(sayNoneReady([coming, failed]).text).toBe(
    '1 file on the way. What has arrived goes on when you close this page. 1 file did not become takes.',
  );
  expect(sayNoneReady([coming, held]).text).toBe(
    '2 files on the way. The storage does not answer.',
  );
});
