import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  copiedPrompt,
  declaredFor,
  rememberCopied,
  rememberMadeWith,
} from '../../src/uploads/declared.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a prompt is declared on the shot it was copied on, and nowhere else', () => {
  rememberCopied('board', 'shot 23', 'Through the goal posts');
  expect(declaredFor('board', 'shot 23')).toEqual({
    prompt: 'Through the goal posts',
    promptFrom: 'copied',
  });
  expect(declaredFor('board', 'shot 24')).toEqual({});
  expect(declaredFor('other board', 'shot 23')).toEqual({});
  expect(declaredFor('board', null)).toEqual({});
});

test('it is the prompt as it was when it was copied last, with the time', () => {
  rememberCopied('board', 'shot', 'first');
  rememberCopied('board', 'shot', 'second');
  expect(copiedPrompt('board', 'shot')?.text).toBe('second');
  expect(Date.parse(copiedPrompt('board', 'shot')?.at ?? '')).not.toBeNaN();
});

test('what takes were made with is remembered for the board', () => {
  rememberMadeWith('board', 'Runway gen4.5');
  expect(declaredFor('board', null)).toEqual({ tool: 'Runway gen4.5' });
  rememberMadeWith('board', ' ');
  expect(declaredFor('board', null)).toEqual({});
});

test('a browser that keeps nothing, or kept something else, declares nothing', () => {
  localStorage.setItem('takeboard:copied:board:shot', '{"text":');
  expect(copiedPrompt('board', 'shot')).toBe(null);
  vi.stubGlobal('localStorage', undefined);
  rememberCopied('board', 'shot', 'text');
  expect(declaredFor('board', 'shot')).toEqual({});
});
