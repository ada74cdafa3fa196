// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { keepSeen, picksSince, readSeen } from '../../src/decisions/seen-picks.ts';
import { lastSeenHead, rememberHead } from '../../src/decisions/seen-head.ts';

beforeEach(() => localStorage.clear());

const pick = (id: string, madeBy = 'milo') => ({ id, madeBy });

describe('picks since one left', () => {
  it('are those of others that were not seen', () => {
    const picks = [pick('a'), pick('b'), pick('mine', 'dana')];
    expect(picksSince(picks, new Set(['a']), 'dana')).toEqual([pick('b')]);
    expect(picksSince(picks, new Set(), 'milo')).toEqual([pick('mine', 'dana')]);
  });

  it('are kept by person and board', () => {
    expect(readSeen('board', 'dana')).toBeNull();
    keepSeen('board', 'dana', [pick('a')]);
    expect(readSeen('board', 'dana')).toEqual(new Set(['a']));
    expect(readSeen('board', 'milo')).toBeNull();
    expect(readSeen('other', 'dana')).toBeNull();
    keepSeen('board', 'dana', []);
    expect(readSeen('board', 'dana')).toEqual(new Set());
  });

  it.each(['{', '{}', '5', 'null'])('begin anew where %s is kept', (kept) => {
    localStorage.setItem('takeboard:seen-picks:dana:board', kept);
    expect(readSeen('board', 'dana')).toBeNull();
  });

  it('pass over what is no id', () => {
    localStorage.setItem('takeboard:seen-picks:dana:board', '["a",5,null]');
    expect(readSeen('board', 'dana')).toEqual(new Set(['a']));
  });
});

describe('the head of a log that was seen', () => {
  const head = { place: 57, hash: 'a'.repeat(64) };

  it('is kept by board; of an empty log there is none', () => {
    rememberHead('board', { place: 0, hash: '0'.repeat(64) });
    expect(lastSeenHead('board')).toBeNull();
    rememberHead('board', head);
    expect(lastSeenHead('board')).toEqual(head);
    expect(lastSeenHead('other')).toBeNull();
  });

  it.each([
    '{',
    'null',
    '[]',
    '{"place":0,"hash":"00"}',
    `{"place":1.5,"hash":"${'a'.repeat(64)}"}`,
    '{"place":1,"hash":"nonsense"}',
  ])('is nothing where %s is kept', (kept) => {
    localStorage.setItem('takeboard:log-head:board', kept);
    expect(lastSeenHead('board')).toBeNull();
  });
});
