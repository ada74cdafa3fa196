import { expect, test } from 'vitest';
import {
  readLead,
  readSpeed,
  readTransitionFrames,
} from '../../../src/timeline/edits/read-values.ts';

test.each([
  ['', null],
  ['-2', -2],
  ['−2', -2],
  ['–2 f', -2],
  ['+3 frames', 3],
  ['0', 0],
  ['-0', 0],
  ['30', 30],
])('the lead “%s”', (text, value) => expect(readLead(text)).toEqual({ value }));

test.each(['31', '-31', '1.5', 'two', '2 s', '- -2'])('“%s” is no lead', (text) => {
  expect(readLead(text)).toEqual({ wrong: expect.stringContaining(`“${text}”`) });
});

test.each([
  ['1/4', 1, 4],
  ['0,5', 1, 2],
  ['.5', 1, 2],
  ['50 %', 1, 2],
  ['12.5%', 1, 8],
  ['4', 4, 1],
  ['2×', 2, 1],
  ['2 x', 2, 1],
  ['1 1/2', 3, 2],
])('the speed “%s”', (text, num, den) => expect(readSpeed(text)).toEqual({ value: { num, den } }));

test.each(['', '0', '1/0', '11', '1/11', '-1', 'fast', '0 %', '% '])('“%s” is no speed', (text) => {
  expect(readSpeed(text)).toEqual({ wrong: expect.stringContaining(`“${text.trim()}”`) });
});

test('frames of a transition', () => {
  expect(readTransitionFrames('12')).toEqual({ value: 12 });
  expect(readTransitionFrames(' 1 frame')).toEqual({ value: 1 });
  expect(readTransitionFrames('120f')).toEqual({ value: 120 });
  for (const text of ['0', '121', '-4', '1.5', '', 'x']) {
    expect(readTransitionFrames(text)).toHaveProperty('wrong');
  }
});
