import { EMPTY_BALLOT } from '@takeboard/voting';
import type { Ballot } from '@takeboard/voting';
import { expect, test } from 'vitest';
import {
  NOTHING,
  countOf,
  differenceOf,
  isSaidBy,
  layOver,
  nextCall,
  together,
} from '../../src/ballot/unsent.ts';
import { method } from './support/fake-server.ts';

const love = { mark: 'love' } as const;
const like = { mark: 'like' } as const;
const no = { mark: 'no', reason: 'too dark' } as const;

test('what was said last about a take counts, and ready outlives only what came before it', () => {
  const first = { ...NOTHING, marks: { a: love, b: no }, none: 'x', ready: true };
  expect(together(first, { ...NOTHING, marks: { a: null } })).toEqual({
    ...NOTHING,
    marks: { a: null, b: no },
    none: 'x',
    ready: true,
  });
  const back = together(first, { ...NOTHING, unready: true });
  expect(back).toMatchObject({ unready: true, ready: false });
  expect(together(back, { ...NOTHING, ready: true })).toMatchObject({ unready: true, ready: true });
  expect(countOf(back)).toBe(4);
  expect(countOf(NOTHING)).toBe(0);
});

test('the difference of two ballots makes the one of the other', () => {
  const before: Ballot = { marks: { a: love, b: like, c: no }, none: null };
  const after: Ballot = {
    marks: { a: like, d: love, c: { mark: 'no', reason: 'my chin' } },
    none: null,
  };
  const said = differenceOf(before, after);
  expect(said.marks).toEqual({ a: like, b: null, c: { mark: 'no', reason: 'my chin' }, d: love });
  expect(layOver(before, said, method)).toEqual(after);
  expect(differenceOf(after, after)).toEqual(NOTHING);
  const none = differenceOf(before, { marks: { c: no }, none: 'brighter' });
  expect(layOver(before, none, method)).toEqual({ marks: { c: no }, none: 'brighter' });
  expect(layOver({ marks: {}, none: 'x' }, { ...NOTHING, none: null }, method)).toEqual(
    EMPTY_BALLOT,
  );
});

test('marks go out so that no ballot is over its limits on the way', () => {
  const marks = { liked: like, loved: love, refused: no, gone: null };
  const next = nextCall({ ...NOTHING, marks, ready: true }, false);
  expect(next?.call).toMatchObject({
    kind: 'ready',
    changes: [{ takeId: 'refused' }, { takeId: 'gone' }, { takeId: 'loved' }, { takeId: 'liked' }],
  });
  // Two likes are taken, and one of them becomes the love.
  const full: Ballot = { marks: { a: like, b: like }, none: null };
  const change = differenceOf(full, { marks: { a: love, b: like, c: like }, none: null });
  expect(layOver(full, change, method).marks).toEqual({ a: love, b: like, c: like });
});

test('“not ready yet” is a request of its own and the first', () => {
  const all = { ...NOTHING, marks: { a: love }, unready: true, ready: true };
  const first = nextCall(all, false);
  expect(first?.call).toEqual({ kind: 'unready' });
  const second = nextCall(first?.rest ?? NOTHING, false);
  expect(second?.call).toMatchObject({ kind: 'ready', changes: [{ takeId: 'a' }] });
  expect(nextCall(second?.rest ?? NOTHING, false)).toBeNull();
});

test('one by one, ready still goes with the last', () => {
  const all = { ...NOTHING, marks: { a: love, b: no }, none: null, ready: true };
  const kinds: unknown[] = [];
  for (let next = nextCall(all, true); next !== null; next = nextCall(next.rest, true)) {
    kinds.push(next.call);
  }
  expect(kinds).toEqual([
    { kind: 'marks', changes: [{ takeId: 'b', mark: no }] },
    { kind: 'marks', changes: [{ takeId: 'a', mark: love }] },
    { kind: 'ready', changes: [], none: null },
  ]);
});

test('a ballot says something already when marks, none and ready agree', () => {
  const stored = { marks: { a: no }, none: '', readyAt: 'now' };
  expect(isSaidBy(stored, { ...NOTHING, marks: { a: no, b: null }, none: 'x', ready: true })).toBe(
    true,
  );
  expect(isSaidBy(stored, { ...NOTHING, marks: { a: love } })).toBe(false);
  expect(isSaidBy(stored, { ...NOTHING, none: null })).toBe(false);
  expect(isSaidBy({ ...stored, readyAt: null }, { ...NOTHING, ready: true })).toBe(false);
  expect(isSaidBy(stored, { ...NOTHING, unready: true })).toBe(false);
});
