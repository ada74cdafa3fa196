import { describe, expect, it } from 'vitest';
import { progressOf } from '../../src/decisions/progress.ts';
import type { ProgressFacts } from '../../src/decisions/progress.ts';

const ready = { state: 'ready', hiddenByAll: false } as const;
const facts = (change: Partial<ProgressFacts> = {}): ProgressFacts => ({
  shots: ['1', '2', '3', '4', '5', '6', '7'].map((id) => ({ id, label: id })),
  sections: [
    { id: 'verse', name: 'Verse', shotIds: ['1', '2', '3'] },
    { id: 'chorus', name: 'Chorus', shotIds: ['4', '5', '6'] },
  ],
  picks: new Map([
    ['1', { takeId: 'long' }],
    ['2', { takeId: 'short' }],
  ]),
  standing: [
    { shotId: '3', state: 'parked' },
    { shotId: '4', state: 'none' },
    { shotId: '5', state: 'missed' },
    { shotId: '1', state: 'parked' },
  ],
  takesOf: (shotId) => (shotId === '6' ? [] : [ready]),
  isShort: (takeId) => takeId === 'short',
  ...change,
});
const ids = (shots: readonly { id: string }[] | undefined) => shots?.map(({ id }) => id);

describe('progress', () => {
  it('is told by parts of the song, and what hangs in none comes last', () => {
    const [verse, chorus, rest, ...more] = progressOf(facts());
    expect(more).toEqual([]);
    expect(verse).toMatchObject({ name: 'Verse', shots: 3, picked: 2 });
    expect([ids(verse?.parked), ids(verse?.tooShort)]).toEqual([['3'], ['2']]);
    expect(chorus).toMatchObject({ name: 'Chorus', shots: 3, picked: 0 });
    expect([ids(chorus?.none), ids(chorus?.missed), ids(chorus?.noTakes)]).toEqual([
      ['4'],
      ['5'],
      ['6'],
    ]);
    expect(rest).toMatchObject({ name: 'In no part of the song', shots: 1, picked: 0 });
    expect(ids(rest?.open)).toEqual(['7']);
  });

  it('counts each shot without a pick once, and a pick whatever a round left behind', () => {
    for (const part of progressOf(facts())) {
      const { picked, parked, none, missed, noTakes, open } = part;
      const left = [parked, none, missed, noTakes, open].flat();
      expect(picked + left.length).toBe(part.shots);
      expect(new Set(left).size).toBe(left.length);
    }
  });

  it('of a board without sections is one part', () => {
    expect(progressOf(facts({ sections: [] })).map(({ name, shots }) => [name, shots])).toEqual([
      ['All shots', 7],
    ]);
  });

  it('of an empty board is nothing', () => {
    expect(progressOf(facts({ shots: [] }))).toEqual([]);
  });

  it('leaves out sections without shots, and shots that are gone', () => {
    const sections = [{ id: 'intro', name: 'Intro', shotIds: ['gone'] }];
    expect(progressOf(facts({ sections })).map(({ name }) => name)).toEqual([
      'In no part of the song',
    ]);
  });

  it('knows no takes where files are on their way or all are hidden by all', () => {
    const takesOf = () => [
      { state: 'decoding', hiddenByAll: false } as const,
      { state: 'ready', hiddenByAll: true } as const,
    ];
    const [verse, chorus] = progressOf(facts({ takesOf }));
    expect(ids(verse?.noTakes)).toEqual(['3']);
    // That nobody liked any is the better reason.
    expect([ids(chorus?.none), ids(chorus?.noTakes)]).toEqual([['4'], ['5', '6']]);
  });
});
