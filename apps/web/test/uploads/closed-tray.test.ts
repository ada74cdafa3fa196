import { afterEach, expect, test, vi } from 'vitest';
import { readClosed, rememberClosed } from '../../src/uploads/closed-tray.ts';

afterEach(() => vi.unstubAllGlobals());

function keptIn(kept: Map<string, string>): void {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
}

test('what was read once is not told again, on this board', () => {
  keptIn(new Map());
  rememberClosed('board', ['a', 'b']);
  expect([...readClosed('board')]).toEqual(['a', 'b']);
  expect([...readClosed('other')]).toEqual([]);
});

test.each(['{', '"a"', '[1, null]'])(
  'what is no list of takes (%s) counts as nothing read',
  (text) => {
    keptIn(new Map([['takeboard:read-failures:board', text]]));
    expect([...readClosed('board')]).toEqual([]);
  },
);

test('a browser that keeps nothing tells it again', () => {
  const refuse = () => {
    throw new Error('refused');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  rememberClosed('board', ['a']);
  expect([...readClosed('board')]).toEqual([]);
});
