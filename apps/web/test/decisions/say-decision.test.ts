import type { DecisionEntry } from '@takeboard/voting';
import { describe, expect, it } from 'vitest';
import { sayDecision, sayPeople, sayRound } from '../../src/decisions/say-decision.ts';

const people = (...names: readonly string[]) => names.map((name) => ({ userId: name, name }));

describe('people', () => {
  it.each([
    [[], 'Somebody'],
    [['Dana'], 'Dana'],
    [['Dana', 'Milo'], 'Dana and Milo'],
    [['Dana', 'Milo', 'Eva'], 'Dana, Milo and Eva'],
    [['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], 'A, B and 6 others'],
  ])('%j are %j', (names, said) => {
    expect(sayPeople(people(...names))).toBe(said);
  });
});

describe('a decision', () => {
  const say = (
    how: DecisionEntry['how'],
    takeId: string | null,
    finalSay: { userId: string; name: string } | null = null,
  ) =>
    sayDecision({
      how,
      takeId,
      by: people('Dana', 'Milo'),
      round: how === 'hand' ? null : ({ finalSay } as DecisionEntry['round']),
    });

  it('says how it came about', () => {
    expect(say('hand', 't')).toBe('Dana and Milo picked it by hand');
    expect(say('hand', null)).toBe('Dana and Milo took the pick back');
    expect(say('round', 't')).toBe('Dana and Milo chose it together');
    expect(say('round', null)).toBe('Nobody found one good');
    expect(say('duel', 't')).toBe('Dana and Milo chose it in a duel');
    expect(say('final-say', 't', { userId: 'm', name: 'Milo' })).toBe('Milo had the final say');
  });

  it('names its round, and whether the shot was chosen before in it', () => {
    expect(sayRound({ scope: 'Chorus 1', turn: 1 })).toBe('Chorus 1');
    expect(sayRound({ scope: 'Chorus 1', turn: 2 })).toBe('Chorus 1, chosen anew');
  });
});
