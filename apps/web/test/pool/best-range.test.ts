import { expect, it } from 'vitest';
import { withEnd } from '../../src/pool/best-range.tsx';

const whole = { in: 0, out: 48 };

it('counts frames from 1, the last one included', () => {
  expect(withEnd(whole, 'in', '4', 48)).toEqual({ in: 3, out: 48 });
  expect(withEnd(whole, 'out', '17', 48)).toEqual({ in: 0, out: 17 });
  expect(withEnd({ in: 3, out: 17 }, 'out', '4', 48)).toEqual({ in: 3, out: 4 });
});

it.each(['0', '49', '-1', '2.5', 'x'])('refuses frame %s with the frames there are', (typed) => {
  expect(withEnd(whole, 'in', typed, 48)).toBe(
    `“${typed}” is not a frame of this take. It has 1 to 48.`,
  );
});

it('refuses a range that ends before it begins', () => {
  expect(withEnd({ in: 10, out: 20 }, 'out', '10', 48)).toBe(
    'The range must begin before it ends.',
  );
});
