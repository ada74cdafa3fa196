import { expect, test } from 'vitest';
import { sayShare, saySize, sayTime } from '../../src/uploads/say-size.ts';

test.each([
  [0, '1 kB'],
  [640_000, '640 kB'],
  [12_400_000, '12 MB'],
  [3_400_000_000, '3.4 GB'],
])('%d bytes are %s', (bytes, said) => expect(saySize(bytes)).toBe(said));

test('a share is said in the unit of the whole', () => {
  expect(sayShare(100_000_000, 3_400_000_000)).toBe('0.1 of 3.4 GB');
  expect(sayShare(0, 20_000)).toBe('0 of 20 kB');
});

test.each([
  [1, '5 s'],
  [44, '45 s'],
  [60, '1 min'],
  [7_200, '2.0 h'],
])('%d seconds are %s', (seconds, said) => expect(sayTime(seconds)).toBe(said));
