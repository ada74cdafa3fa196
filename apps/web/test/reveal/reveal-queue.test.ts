import { expect, it } from 'vitest';
import {
  addSeen,
  outcomeKey,
  readSeen,
  sayWaiting,
  seenAtFirst,
  unseenOutcomes,
} from '../../src/reveal/reveal-queue.ts';
import { aShot } from './a-round.ts';

const shots = [
  aShot({ shotId: 'late', position: 2, state: 'none' }),
  aShot({ shotId: 'first', position: 0 }),
  aShot({ shotId: 'open', position: 1, state: 'choosing' }),
];
const ids = (seen: readonly string[]) =>
  unseenOutcomes({ shots }, new Set(seen)).map(({ shotId }) => shotId);

it('goes through what came out, in the order of the round', () => {
  expect(ids([])).toEqual(['first', 'late']);
  expect(ids([outcomeKey(shots[1]!)])).toEqual(['late']);
});

it('shows a shot again that was chosen again, or parked again', () => {
  const seen = new Set([outcomeKey(aShot({ state: 'parked', timesParked: 1 }))]);
  const again = (change: Parameters<typeof aShot>[0]) =>
    unseenOutcomes({ shots: [aShot(change)] }, seen).length;
  expect(again({ state: 'parked', timesParked: 1 })).toBe(0);
  expect(again({ state: 'parked', timesParked: 2 })).toBe(1);
  expect(again({ state: 'picked', timesParked: 1 })).toBe(1);
  expect(again({ state: 'parked', timesParked: 1, turn: 2 })).toBe(1);
});

it('spares who comes into a live round what came out before, and nobody else', () => {
  const later = '2026-11-22T20:05:00.000Z';
  expect(seenAtFirst({ pace: 'live', shots, now: later })).toHaveLength(2);
  expect(seenAtFirst({ pace: 'deadline', shots, now: later })).toEqual([]);
  // It came out while the page was on its way.
  expect(seenAtFirst({ pace: 'live', shots, now: '2026-11-22T20:00:20.000Z' })).toEqual([]);
  const skipped = [aShot({ state: 'skipped', revealedAt: null })];
  expect(seenAtFirst({ pace: 'live', shots: skipped, now: later })).toHaveLength(1);
});

it('remembers what was looked at, of the last rounds', () => {
  let all = addSeen({}, 'r0', ['x']);
  all = addSeen(all, 'r0', ['x', 'y']);
  expect(all).toEqual({ r0: ['x', 'y'] });
  for (let i = 1; i <= 25; i += 1) all = addSeen(all, `r${i}`, ['z']);
  expect(Object.keys(all)).toHaveLength(20);
  expect(all['r0']).toBeUndefined();
  expect(all['r25']).toEqual(['z']);
});

it('begins anew with what is no such memory', () => {
  expect(readSeen(null)).toEqual({});
  expect(readSeen('{')).toEqual({});
  expect(readSeen('7')).toEqual({});
  expect(readSeen('{"r":["x",3],"s":"x"}')).toEqual({ r: ['x'] });
});

it('says how many wait', () => {
  expect(sayWaiting(3)).toBe('3 shots were revealed while you were away');
});
