import { expect, it } from 'vitest';
import { sayStatus, statusOf } from '../../src/shot/shot-status.ts';

it('is as far as the shot has come, whatever it has besides', () => {
  expect(statusOf({ sketched: false, takes: 0, picked: false })).toBe('empty');
  expect(statusOf({ sketched: true, takes: 0, picked: false })).toBe('sketched');
  expect(statusOf({ sketched: true, takes: 9, picked: false })).toBe('has takes');
  expect(statusOf({ sketched: true, takes: 9, picked: true })).toBe('picked');
  // A pick stands also when everybody has since hidden what was picked.
  expect(statusOf({ sketched: false, takes: 0, picked: true })).toBe('picked');
});

it('says how many takes there are', () => {
  expect(sayStatus('has takes', 1)).toBe('1 take');
  expect(sayStatus('has takes', 9)).toBe('9 takes');
  expect(sayStatus('picked', 9)).toBe('picked');
  expect(sayStatus('empty', 0)).toBe('empty');
});
