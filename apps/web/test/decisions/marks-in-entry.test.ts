import type { Ballot, RoundEntry } from '@takeboard/voting';
import { describe, expect, it } from 'vitest';
import { marksInEntry, sayMark } from '../../src/decisions/marks-in-entry.ts';

const take = (takeId: string) => ({ takeId, name: `${takeId}.mp4` });
const ballot = (name: string, marks: Ballot['marks'], part: 'decides' | 'advises' = 'decides') => ({
  userId: name.toLowerCase(),
  name,
  part,
  ballot: { marks, none: null },
});
const love = { mark: 'love' } as const;
const like = { mark: 'like' } as const;
const no = { mark: 'no' } as const;

describe('the takes of an entry', () => {
  const round: Pick<RoundEntry, 'shown' | 'ballots'> = {
    shown: ['unmarked', 'refused', 'liked', 'loved', 'pick'].map(take),
    ballots: [
      ballot('Eva', { pick: love, unmarked: like }, 'advises'),
      ballot('Milo', { loved: love, pick: like, refused: no }),
      ballot('Dana', { liked: like, refused: no, gone: love }),
    ],
  };

  it('come with the pick first, then as strongly as those who decide said yes', () => {
    expect(marksInEntry(round, 'pick').map(({ takeId }) => takeId)).toEqual([
      'pick',
      'loved',
      'liked',
      'unmarked',
      'refused',
    ]);
    expect(marksInEntry(round, null).at(0)?.takeId).toBe('loved');
  });

  it('have who decides before who advises', () => {
    expect(marksInEntry(round, 'pick')[0]?.marks.map(({ name }) => name)).toEqual(['Milo', 'Eva']);
  });
});

describe('a mark read out', () => {
  const said = { name: 'Dana', advises: false };
  it('says who, what and why', () => {
    expect(sayMark({ ...said, mark: love })).toBe('Dana loves it');
    expect(sayMark({ ...said, mark: like, advises: true })).toBe('Dana, who advises, likes it');
    expect(sayMark({ ...said, mark: no })).toBe('Dana says no');
    expect(sayMark({ ...said, mark: { ...no, ownFace: true, reason: 'blurred' } })).toBe(
      'Dana says no: my own face, blurred',
    );
  });
});
