import { rational } from '@takeboard/editorial';
import { expect, it } from 'vitest';
import { readBars, sayBars, writeBars } from '../../src/shot/bars.ts';

it('reads back what it writes', () => {
  for (const bars of [rational(1), rational(1, 2), rational(5, 2), rational(12)]) {
    expect(readBars(writeBars(bars))).toEqual(bars);
  }
  expect(readBars('')).toBeNull();
  expect(readBars('2 bars')).toEqual(rational(2));
});

it('takes nothing that is no length', () => {
  for (const text of ['0', '-1', 'two', '1/0', '2 beats']) expect(readBars(text)).toBeUndefined();
});

it('says one bar, half a bar and several bars rightly', () => {
  expect([rational(1), rational(1, 2), rational(3, 2), rational(2)].map(sayBars)).toEqual([
    '1 bar',
    '1/2 bar',
    '1 1/2 bars',
    '2 bars',
  ]);
  expect(sayBars(null)).toBeUndefined();
});
