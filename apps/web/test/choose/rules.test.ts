import { describe, expect, test } from 'vitest';
import type { Member, Role } from '../../src/api/wire.ts';
import {
  countFinalSays,
  giveFinalSay,
  sayFinalSays,
  usualFinalSay,
  usualVoters,
  whyNotBegin,
  withVoters,
} from '../../src/choose/rules.ts';
import type { Rules } from '../../src/choose/rules.ts';

const member = (userId: string, role: Role): Member => ({
  userId,
  role,
  name: userId,
  color: '#fff',
  initials: userId.slice(0, 1),
});
const MEMBERS = [
  member('dana', 'director'),
  member('milo', 'artist'),
  member('eva', 'editor'),
  member('vic', 'viewer'),
];
const SHOTS = [
  { id: '21', domain: 'camera-story' },
  { id: '22', domain: 'face-lyrics-song' },
  { id: '23', domain: 'camera-story' },
] as const;
const VOTERS = usualVoters(MEMBERS);
const RULES: Rules = {
  method: 'two-hearts',
  pace: 'live',
  deadline: null,
  restDecide: false,
  voters: VOTERS,
  finalSay: usualFinalSay(SHOTS, VOTERS, MEMBERS),
};
const nameOf = (userId: string) => `${userId.charAt(0).toUpperCase()}${userId.slice(1)}`;

describe('who takes part', () => {
  test('director and artist decide, the editor advises, the viewer is not asked', () => {
    expect(VOTERS).toEqual([
      { userId: 'dana', part: 'decides' },
      { userId: 'milo', part: 'decides' },
      { userId: 'eva', part: 'advises' },
    ]);
  });
});

describe('the final say', () => {
  test('goes by what a shot is about, and is counted by name', () => {
    expect(RULES.finalSay).toEqual({ '21': 'dana', '22': 'milo', '23': 'dana' });
    expect(sayFinalSays(RULES.finalSay, nameOf)).toBe('Dana 2, Milo 1');
  });

  test('nobody has it where the role is missing; that is said last', () => {
    const alone = usualFinalSay(SHOTS, [{ userId: 'dana', part: 'decides' }], MEMBERS);
    expect(sayFinalSays(alone, nameOf)).toBe('Dana 2, nobody 1');
    expect(countFinalSays({ a: null, b: null, c: 'milo' }).at(-1)).toEqual({
      userId: null,
      shots: 2,
    });
  });

  test('can be given for one domain at once', () => {
    const given = giveFinalSay(RULES.finalSay, SHOTS, 'camera-story', 'milo');
    expect(given).toEqual({ '21': 'milo', '22': 'milo', '23': 'milo' });
  });

  test('is lost with the part of deciding, and what was set by hand stays', () => {
    const byHand = { ...RULES, finalSay: { ...RULES.finalSay, '21': 'milo' } };
    const without = withVoters(byHand, [{ userId: 'milo', part: 'decides' }], SHOTS, MEMBERS);
    expect(without.finalSay).toEqual({ '21': 'milo', '22': 'milo', '23': null });
  });
});

describe('whether it can begin', () => {
  const NOW = Date.parse('2026-11-22T12:00:00Z');
  test('not when nobody decides, nor without a time ahead of the server’s clock', () => {
    const advise = VOTERS.map(({ userId }) => ({ userId, part: 'advises' as const }));
    expect(whyNotBegin({ ...RULES, voters: advise }, NOW)).toMatch(/^Nobody decides/u);
    const until = { ...RULES, pace: 'deadline' } as const;
    expect(whyNotBegin(until, NOW)).toMatch(/^Say until when/u);
    expect(whyNotBegin({ ...until, deadline: '2026-11-22T11:00:00Z' }, NOW)).toMatch(/over/u);
    expect(whyNotBegin({ ...until, deadline: '2026-11-22T13:00:00Z' }, NOW)).toBeNull();
    expect(whyNotBegin(RULES, NOW)).toBeNull();
  });
});
