import { expect, test } from 'vitest';
import { heardTime } from '../../src/player/heard-clock.ts';

const context = (stamp?: AudioTimestamp) => ({
  currentTime: 10,
  outputLatency: 0.05,
  baseLatency: 0.01,
  ...(stamp && { getOutputTimestamp: () => stamp }),
});

test('what the browser says was heard is carried on to now', () => {
  const stamped = context({ contextTime: 9.9, performanceTime: 1000 });
  expect(heardTime(stamped, 1020)).toBeCloseTo(9.92, 9);
});

test('what is not computed is not heard, when the output starves', () => {
  const starving = context({ contextTime: 9.9, performanceTime: 1000 });
  expect(heardTime(starving, 1500)).toBe(10);
});

test('without that, the latency of the output is taken off', () => {
  expect(heardTime(context(), 1020)).toBeCloseTo(9.95, 9);
  expect(heardTime({ currentTime: 10, baseLatency: 0.01 }, 0)).toBeCloseTo(9.99, 9);
});

test('a stamp of zeros, of the future, or of a device that is gone counts for nothing', () => {
  const zeros = context({ contextTime: 0, performanceTime: 0 });
  const ahead = context({ contextTime: 11, performanceTime: 1000 });
  const gone = context({ contextTime: 2, performanceTime: 1000 });
  for (const each of [zeros, ahead, gone]) expect(heardTime(each, 1020)).toBeCloseTo(9.95, 9);
});
