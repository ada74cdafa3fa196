import { FRAME_RATES } from '@takeboard/editorial';
import { expect, it } from 'vitest';
import { auditionRange } from '../../src/audition/audition-range.ts';

const mix = { rate: 48_000, samples: 20 * 48_000 };
const fps = FRAME_RATES['24'];

it('plays two seconds before the slot and two after it', () => {
  expect(auditionRange({ start: 96, end: 144 }, mix, fps)).toEqual({
    from: 2 * 48_000,
    to: 8 * 48_000,
    rate: 48_000,
    slot: { from: 4 * 48_000, to: 6 * 48_000 },
  });
});

it('has less to play at the ends of the song', () => {
  expect(auditionRange({ start: 24, end: 72 }, mix, fps)).toMatchObject({
    from: 0,
    to: 5 * 48_000,
  });
  expect(auditionRange({ start: 456, end: 480 }, mix, fps)).toMatchObject({
    from: 17 * 48_000,
    to: 20 * 48_000,
  });
});

it('begins and ends the slot on the samples of its frames, at rates that are no whole number too', () => {
  const { slot } = auditionRange({ start: 1, end: 2 }, mix, FRAME_RATES['23.976']);
  expect(slot).toEqual({ from: 2002, to: 4004 });
});
