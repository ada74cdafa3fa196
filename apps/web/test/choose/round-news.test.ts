import { describe, expect, test } from 'vitest';
import type { Member, Role } from '../../src/api/wire.ts';
import { presentVoters } from '../../src/choose/present-voters.ts';
import { roundNews } from '../../src/choose/round-news.ts';
import { aRound, aShot, voter } from './support/a-round.ts';

const nameOf = (userId: string) => userId;
const news = (before: Parameters<typeof aRound>[0], after: typeof before) =>
  roundNews(aRound(before), aRound(after), 'milo', nameOf);

describe('what is told of a round', () => {
  test('nothing, when only marks and presses come in', () => {
    expect(news({}, { shots: [aShot('21', { ready: ['dana'] })] })).toEqual([]);
  });

  test('a shot that was left out, once and with its reason', () => {
    const out = aShot('21', { state: 'skipped', reason: 'More takes first' });
    expect(news({ shots: [aShot('21')] }, { shots: [out] })).toEqual([
      '21 Shot was left out: More takes first',
    ]);
    expect(news({ shots: [out] }, { shots: [out] })).toEqual([]);
  });

  test('somebody else who has left, not myself', () => {
    const left = (userId: string) => [
      voter('dana', userId === 'dana' ? { answer: 'skipped' } : {}),
      voter('milo', userId === 'milo' ? { answer: 'skipped' } : {}),
    ];
    const both = { voters: left('nobody') };
    expect(news(both, { voters: left('dana') })).toEqual([
      'dana is no longer in this round. The others decide.',
    ]);
    expect(news(both, { voters: left('milo') })).toEqual([]);
  });

  test('the end that somebody else made, and shots that ran out of time', () => {
    expect(news({}, { state: 'closed', current: null })).toEqual([
      'The round was ended. 3 shots stay without a pick.',
    ]);
    const missed = { shots: [aShot('21', { state: 'missed' })], state: 'closed' as const };
    expect(news({ shots: [aShot('21')] }, missed)).toEqual([
      'The time is over. 1 shot stayed undecided.',
    ]);
    const decided = { shots: [aShot('21', { state: 'picked' })], state: 'closed' as const };
    expect(news({ shots: [aShot('21')] }, decided)).toEqual([]);
    expect(news({ state: 'proposed' }, { state: 'closed' })).toContain(
      'The round was taken back before it began.',
    );
  });
});

describe('who takes part now', () => {
  const member = (userId: string, role: Role) => ({ userId, role }) as Member;
  const voters = [voter('dana'), voter('milo'), voter('eva', { part: 'decides' })];

  test('not who has left the board, nor who may only look by now', () => {
    const now = presentVoters(voters, [member('dana', 'director'), member('milo', 'viewer')]);
    expect(now.map(({ userId, answer }) => [userId, answer])).toEqual([
      ['dana', 'joined'],
      ['milo', 'skipped'],
      ['eva', 'skipped'],
    ]);
  });

  test('an editor decides where the card says so, a voter advises whatever it says', () => {
    const partOf = (role: Role) =>
      presentVoters(voters, [member('eva', role)]).find(({ userId }) => userId === 'eva')?.part;
    expect([partOf('editor'), partOf('voter')]).toEqual(['decides', 'advises']);
  });
});
