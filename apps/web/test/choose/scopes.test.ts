import { describe, expect, test } from 'vitest';
import {
  minutesFor,
  sameWish,
  sayScope,
  scopeOf,
  scopeShots,
  usualWish,
} from '../../src/choose/scopes.ts';
import type { ScopeShot } from '../../src/choose/scopes.ts';
import type { Take } from '../../src/api/wire.ts';

const shot = (label: string, takes: number, picked = false): ScopeShot => ({
  id: label,
  name: `${label} Shot`,
  label,
  domain: 'camera-story',
  takes,
  picked,
});

const SHOTS = [shot('21', 3, true), shot('22', 13), shot('23', 0), shot('24', 4)];
const CHORUS = { id: 'chorus', name: 'Chorus 1', shotIds: ['21', '22', '23'] };

describe('what a round can be about', () => {
  test('all without a pick are those that have takes; the others are named', () => {
    const scope = scopeOf({ kind: 'without-pick' }, SHOTS, [CHORUS], false);
    expect(scope.name).toBe('All without a pick');
    expect(scope.shots.map(({ label }) => label)).toEqual(['22', '24']);
    expect(scope.withoutTakes.map(({ label }) => label)).toEqual(['23']);
  });

  test('a section leaves its picked shots out, unless they are chosen again', () => {
    const wish = { kind: 'section', id: 'chorus' } as const;
    const first = scopeOf(wish, SHOTS, [CHORUS], false);
    expect([first.name, first.shots.map(({ label }) => label)]).toEqual(['Chorus 1', ['22']]);
    expect(first.picked.map(({ label }) => label)).toEqual(['21']);
    const again = scopeOf(wish, SHOTS, [CHORUS], true);
    expect(again.shots.map(({ label }) => label)).toEqual(['21', '22']);
    expect(again.picked).toEqual([]);
  });

  test('shots come in the order of the film, however they were marked, and one is called by its name', () => {
    const scope = scopeOf({ kind: 'shots', ids: ['24', '22'] }, SHOTS, [], false);
    expect([scope.name, ...scope.shots.map(({ label }) => label)]).toEqual(['2 shots', '22', '24']);
    expect(scopeOf({ kind: 'shots', ids: ['24'] }, SHOTS, [], false).name).toBe('24 Shot');
    const parked = { kind: 'shots', ids: ['22', '24'], name: 'Parked: 2 shots' } as const;
    expect(scopeOf(parked, SHOTS, [], false).name).toBe('Parked: 2 shots');
  });

  test('a section or shots that are gone come to nothing, in words too', () => {
    const gone = scopeOf({ kind: 'section', id: 'bridge' }, SHOTS, [CHORUS], false);
    expect(gone.shots).toEqual([]);
    expect(sayScope(gone)).toBe('nothing to choose');
    expect(scopeOf({ kind: 'shots', ids: ['99'] }, SHOTS, [], true).name).toBe('No shots');
  });

  test('a take that I hid alone is on the wall, one that all hid or that is not ready is not', () => {
    const take = (more: Partial<Take>) => ({ state: 'ready', hiddenByAll: false, ...more }) as Take;
    const [only] = scopeShots(
      [{ id: '22', label: '22', title: '', domain: 'camera-story' } as never],
      () => [take({ hidden: true }), take({ hiddenByAll: true }), take({ state: 'decoding' })],
      () => false,
    );
    expect(only).toMatchObject({ takes: 1, name: '22 Untitled shot', picked: false });
  });
});

describe('what is offered first', () => {
  test('the section of the shot in hand, as long as something of it is left', () => {
    expect(usualWish([CHORUS], SHOTS, '21')).toEqual({ kind: 'section', id: 'chorus' });
    const done = SHOTS.map((each) => ({ ...each, picked: true }));
    expect(usualWish([CHORUS], done, '21')).toEqual({ kind: 'without-pick' });
    expect(usualWish([CHORUS], SHOTS, null)).toEqual({ kind: 'without-pick' });
  });

  test('two wishes for certain shots are the same choice of the picker, two sections are not', () => {
    expect(sameWish({ kind: 'shots', ids: ['1'] }, { kind: 'shots', ids: [] })).toBe(true);
    expect(sameWish({ kind: 'section', id: 'a' }, { kind: 'section', id: 'b' })).toBe(false);
  });
});

describe('how long it takes', () => {
  test('55 shots with 700 takes are half an hour and a little; one take is a minute at least', () => {
    const film = Array.from({ length: 55 }, (_, i) => ({ takes: i < 40 ? 13 : 12 }));
    expect(film.reduce((sum, { takes }) => sum + takes, 0)).toBe(700);
    expect(minutesFor(film)).toBe(35);
    expect(minutesFor([{ takes: 1 }])).toBe(1);
  });

  test('is said with what it counts', () => {
    const scope = scopeOf({ kind: 'without-pick' }, SHOTS, [], false);
    expect(sayScope(scope)).toBe('2 shots · 17 takes · about a minute');
    expect(sayScope({ shots: [shot('1', 1)] })).toBe('1 shot · 1 take · about a minute');
    expect(sayScope({ shots: [shot('1', 60)] })).toBe('1 shot · 60 takes · about 3 minutes');
  });
});
