import { expect, test } from 'vitest';
import { readOptions } from '../../demo/options.ts';

test('without options it is the real size', () => {
  expect(readOptions([])).toMatchObject({ takes: 700, shots: 55, unsorted: 30 });
});

test('reads what is asked for', () => {
  const args = ['--takes', '40', '--url=http://127.0.0.1:8080/', '--seconds', '0.5', '--json'];
  expect(readOptions(args)).toMatchObject({
    takes: 40,
    url: 'http://127.0.0.1:8080',
    seconds: 0.5,
    isJson: true,
  });
  expect(readOptions(['--help'])).toBeUndefined();
});

test.each([
  [['--takes', 'many'], /--takes/u],
  [['--takes', '-3'], /takes/u],
  [['--seconds', '0'], /--seconds/u],
  [['--url', 'localhost'], /--url/u],
  [['--color', 'red'], /color/u],
  [['--films-only'], /--films <folder>/u],
  [['--shots', '0'], /--shots/u],
])('refuses %o', (args, said) => {
  expect(() => readOptions(args)).toThrow(said);
});
