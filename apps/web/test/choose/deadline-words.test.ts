import { describe, expect, test } from 'vitest';
import {
  fromLocalField,
  sayCloses,
  sayInstant,
  sayLeft,
  sayUntil,
  toLocalField,
  usualDeadline,
} from '../../src/choose/deadline-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Of this computer's clock, whatever zone it is in. */
const NOW = new Date(2026, 10, 22, 14, 48).getTime();
const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).toISOString();

describe('how long something takes', () => {
  test.each([
    [30_000, 'less than a minute'],
    [12 * MINUTE, '12 min'],
    [3 * HOUR + 12 * MINUTE, '3 h 12 min'],
    [3 * HOUR, '3 h'],
    [24 * HOUR, '1 day'],
    [52 * HOUR + 5 * MINUTE, '2 days 4 h'],
  ])('%i ms is %s', (left, words) => expect(sayLeft(left)).toBe(words));
});

describe('a deadline', () => {
  test('is said by day and by the clock of the reader', () => {
    expect(sayUntil(at(24, 18), NOW)).toBe('in 2 days, Tue 18:00');
    expect(sayUntil(at(22, 18), NOW)).toBe('in 3 h 12 min, today 18:00');
    expect(sayInstant(new Date(2026, 11, 8, 18).toISOString(), NOW)).toBe('8 Dec 18:00');
  });

  test('that is over says so, when it is set and when one chooses', () => {
    expect(sayUntil(at(22, 12), NOW)).toBe('over since today 12:00');
    expect(sayCloses(at(22, 12), NOW)).toBe('The time was over today 12:00');
    expect(sayCloses(at(22, 18), NOW)).toBe('Closes in 3 h 12 min');
  });

  test('follows the server, by whose clock an hour may be over that this computer has before it', () => {
    expect(sayCloses(at(22, 15), NOW + HOUR)).toBe('The time was over today 15:00');
  });

  test('goes through the field for it and comes back the same, to the minute', () => {
    expect(fromLocalField(toLocalField(at(24, 18, 5)))).toBe(at(24, 18, 5));
    expect(fromLocalField('')).toBeNull();
    expect(fromLocalField('tomorrow')).toBeNull();
  });

  test('is offered for the second evening from now', () => {
    expect(usualDeadline(NOW)).toBe(at(24, 18));
  });
});
