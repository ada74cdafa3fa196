import { describe, expect, it } from 'vitest';
import { explainDecision, methodOf } from '../src/index.ts';
import type { Ballot, DecisionEntry, RoundEntry } from '../src/index.ts';
import { ballot } from './ballots.ts';

/** Takes are A to D; on this board they are called by their files. People’s ids are not their names. */
const FILES = { A: 'field-01.mp4', B: 'field-02.mp4', C: 'field-03.mp4', D: 'field-04.mp4' };
const person = (name: string) => ({ userId: `id of ${name}`, name });
const shown = Object.entries(FILES).map(([takeId, name]) => ({ takeId, name }));

interface Scene {
  readonly decide: Readonly<Record<string, string | Ballot | null>>;
  readonly advise?: Readonly<Record<string, string>>;
  readonly restDecide?: boolean;
  readonly skipped?: readonly string[];
  readonly method?: string;
}

/** The entry that a round leaves in the log, with the tally that its ballots come to. */
const afterRound = (
  { decide, advise = {}, restDecide = false, skipped = [], method = 'two-hearts' }: Scene,
  takeId: keyof typeof FILES | null,
  round: Partial<RoundEntry> = {},
  entry: Partial<DecisionEntry> = {},
): DecisionEntry => {
  const ballots = Object.entries(decide).map(
    ([name, said]) => [name, typeof said === 'string' ? ballot(said) : said] as const,
  );
  const handedIn = ballots.flatMap(([name, said]) =>
    said ? [{ ...person(name), part: 'decides' as const, ballot: said }] : [],
  );
  const advice = Object.entries(advise).map(([name, said]) => ({
    ...person(name),
    part: 'advises' as const,
    ballot: ballot(said),
  }));
  return byHand(takeId, {
    how: 'round',
    round: {
      id: 'round',
      scope: 'Chorus 1',
      pace: 'live',
      turn: 1,
      shown,
      hidden: [],
      ballots: [...handedIn, ...advice],
      absent: ballots.flatMap(([name, said]) =>
        said ? [] : [{ ...person(name), skipped: false }],
      ),
      tally: methodOf(method)!.tally({
        takes: Object.keys(FILES),
        deciders: ballots.map(([name, said]) => ({
          voter: `id of ${name}`,
          ballot: said,
          mayTakeOut: name === 'Milo',
        })),
        restDecide,
        skipped: skipped.map((name) => `id of ${name}`),
      }),
      presses: [],
      finalSay: null,
      ...round,
    },
    ...entry,
  });
};

const byHand = (
  takeId: keyof typeof FILES | null,
  entry: Partial<DecisionEntry> = {},
): DecisionEntry => ({
  version: 1,
  place: 1,
  id: 'decision',
  boardId: 'board',
  shotId: 'shot',
  shot: '22',
  takeId,
  take: takeId && FILES[takeId],
  how: 'hand',
  by: [person('Dana')],
  at: '2026-11-22T20:00:00.000Z',
  reason: null,
  round: null,
  ...entry,
});

const presses = (...runs: readonly Readonly<Record<string, string>>[]) =>
  runs.map((run) => ({
    of: Object.entries(run).map(([name, choice]) => ({ ...person(name), choice })),
  }));

describe('why this one?', () => {
  it('[V37] by hand', () => {
    expect(explainDecision(byHand('A'))).toEqual(['Dana picked it by hand, without a round.']);
    const both = byHand('A', { by: [person('Dana'), person('Milo')], reason: 'The new mix' });
    expect(explainDecision(both)).toEqual([
      'Dana and Milo picked it by hand, without a round.',
      'It was decided anew because: “The new mix”',
    ]);
    expect(explainDecision(byHand('A', { by: [] }))).toEqual([
      'Somebody picked it by hand, without a round.',
    ]);
  });

  it('[V37] taken back', () => {
    expect(explainDecision(byHand(null))).toEqual([
      'Dana took the pick back: nothing is picked for this shot.',
    ]);
  });

  it('[V38] loved by both, liked by both', () => {
    expect(explainDecision(afterRound({ decide: { Dana: '♥A', Milo: '♥A' } }, 'A'))).toEqual([
      'Dana and Milo both love “field-01.mp4”.',
      '4 takes were on the wall.',
    ]);
    expect(explainDecision(afterRound({ decide: { Dana: '♥A', Milo: '✓A ♥B' } }, 'A'))).toEqual([
      'Dana ♥ and Milo ✓ it.',
      '“field-01.mp4” is the only one that Dana and Milo both like.',
      '4 takes were on the wall.',
    ]);
  });

  it('[V38] by another method, and by eight', () => {
    const names = ['Dana', 'Milo', 'Ava', 'Noor', 'Kim', 'Lou', 'Rui', 'Zoe'];
    const decide = Object.fromEntries(names.map((name, i) => [name, i < 5 ? '✓A' : '✓B']));
    expect(explainDecision(afterRound({ decide, method: 'approval' }, 'A'))).toEqual([
      'Dana ✓, Milo ✓, Ava ✓, Noor ✓ and Kim ✓ it.',
      '“field-01.mp4” alone has the most ✓: 5 of 8.',
      '4 takes were on the wall.',
    ]);
  });

  it('[V39] in a duel, with what both pressed each time', () => {
    const entry = afterRound({ decide: { Dana: '♥A ✓B', Milo: '♥B ✓A' } }, 'B', {
      presses: presses({ Dana: 'A', Milo: 'B' }, { Dana: 'yours', Milo: 'B' }),
    });
    expect(explainDecision({ ...entry, how: 'duel' })).toEqual([
      'Dana ✓ and Milo ♥ it.',
      'Dana and Milo both like “field-01.mp4” and “field-02.mp4”.',
      'In the duel: “field-01.mp4” (1 ♥), “field-02.mp4” (1 ♥).',
      '“field-01.mp4” and “field-02.mp4” stand equal: 1 ♥ each.',
      'First Dana pressed for “field-01.mp4”, Milo pressed for “field-02.mp4”.',
      'Then Dana said “Yours”, Milo pressed for “field-02.mp4”.',
      '4 takes were on the wall.',
    ]);
  });

  it('[V39] by the final say', () => {
    const entry = afterRound({ decide: { Dana: '♥A', Milo: '♥B ✗A' } }, 'A', {
      presses: presses({ Dana: 'A', Milo: 'B' }, { Dana: 'A', Milo: 'B' }),
      finalSay: person('Dana'),
    });
    const said = explainDecision({ ...entry, how: 'final-say' });
    expect(said.slice(0, 2)).toEqual(['Dana ♥ it.', 'Milo ✗ it.']);
    expect(said.slice(-2)).toEqual([
      'It stayed split, and Dana had the final say.',
      '4 takes were on the wall.',
    ]);
  });

  it('[V39] by a duel after the final say had parked it', () => {
    const entry = afterRound({ decide: { Dana: '♥A', Milo: '♥B' } }, 'A', {
      presses: presses(
        { Dana: 'A', Milo: 'B' },
        { Dana: 'A', Milo: 'B' },
        { Dana: 'A', Milo: 'A' },
      ),
      finalSay: person('Dana'),
    });
    const said = explainDecision({ ...entry, how: 'duel' });
    expect(said).toContain('Then Dana and Milo both pressed for “field-01.mp4”.');
    expect(said.join(' ')).not.toContain('final say');
  });

  it('[V38] what spoke against it, and what was advised, stands beside it with its reason', () => {
    const milo: Ballot = {
      marks: { A: { mark: 'no', reason: 'too dark' }, B: { mark: 'love' } },
      none: null,
    };
    const scene = { decide: { Dana: '♥A', Milo: milo }, advise: { Ava: '♥A', Noor: '♥C' } };
    expect(explainDecision(afterRound(scene, 'A')).slice(0, 3)).toEqual([
      'Dana ♥ it.',
      'Milo ✗ it: “too dark”.',
      'Ava, who advises, ♥ it.',
    ]);
  });

  it('[V38] a “my own face” of somebody who cannot take a take out is said as well', () => {
    const milo: Ballot = {
      marks: { A: { mark: 'no', reason: 'my chin', ownFace: true }, B: { mark: 'like' } },
      none: null,
    };
    const out = explainDecision(afterRound({ decide: { Dana: '♥A ✓B', Milo: milo } }, 'B'));
    expect(out.slice(0, 3)).toEqual([
      'Dana ✓ and Milo ✓ it.',
      'Milo took “field-01.mp4” out: “my own face”. “my chin”',
      '“field-02.mp4” is the only one that Dana and Milo both like.',
    ]);
    const dana: Ballot = { marks: { A: { mark: 'no', ownFace: true } }, none: null };
    const kept = explainDecision(afterRound({ decide: { Dana: dana, Milo: '♥A' } }, 'A'));
    expect(kept).toContain('Dana ✗ it: “my own face”.');
  });

  it('[V40] none good: why not, in each one’s words', () => {
    const scene = { decide: { Dana: 'none: all too fast', Milo: 'none' } };
    expect(explainDecision(afterRound(scene, null))).toEqual([
      'Dana and Milo both find none good.',
      'Dana: “all too fast”',
      '4 takes were on the wall.',
    ]);
  });

  it('[V41] who was absent, and who left it to the others, once', () => {
    const scene = { decide: { Dana: '♥A', Milo: null }, restDecide: true };
    expect(explainDecision(afterRound(scene, 'A'))).toEqual([
      'Milo did not choose; as agreed, the rest decide.',
      'Dana loves “field-01.mp4”.',
      '4 takes were on the wall.',
    ]);
    const left = { decide: { Dana: '♥A', Milo: '♥A' }, skipped: ['Ava'] };
    const absent = [
      { ...person('Ava'), skipped: true },
      { ...person('Noor, who was only to advise'), skipped: true },
    ];
    expect(explainDecision(afterRound(left, 'A', { absent }))).toEqual([
      'Ava left this to the others.',
      'Dana and Milo both love “field-01.mp4”.',
      '4 takes were on the wall.',
    ]);
  });

  it('[V41] more than a few who were absent are counted, and then named', () => {
    const names = Array.from({ length: 9 }, (_, index) => `Late ${index}`);
    const decide = { Dana: '♥A', ...Object.fromEntries(names.map((name) => [name, null])) };
    const said = explainDecision(afterRound({ decide, restDecide: true }, 'A'));
    expect(said).toContain('9 people did not choose; as agreed, the rest decide.');
    for (const name of names) expect(said).toContain(`${name} did not choose.`);
  });

  it('[V42] what was on the wall and what was not, hidden by whom', () => {
    const hide = (takeId: keyof typeof FILES, ...by: readonly string[]) => ({
      takeId,
      name: FILES[takeId],
      by: by.map(person),
    });
    const scene = { decide: { Dana: '♥A' } };
    const lastOf = (round: Partial<RoundEntry>) =>
      explainDecision(afterRound(scene, 'A', round)).at(-1);
    expect(lastOf({ shown: shown.slice(0, 1), hidden: [hide('D', 'Dana')] })).toBe(
      '1 take was on the wall; “field-04.mp4” was not, hidden by Dana.',
    );
    expect(
      lastOf({ shown: shown.slice(0, 2), hidden: [hide('C', 'Dana'), hide('D', 'Milo', 'Dana')] }),
    ).toBe('2 takes were on the wall; 2 more were not, hidden by Dana and Milo.');
    expect(lastOf({ hidden: [hide('D')] })).toBe(
      '4 takes were on the wall; “field-04.mp4” was hidden.',
    );
  });

  it('[V43] names are those of the entry; nothing and nobody is called by an id', () => {
    const scene = { decide: { Dana: '♥A ✓B', Milo: '♥B ✓A' } };
    const entry = afterRound(scene, 'A', { presses: presses({ Dana: 'A', Milo: 'A' }) });
    const renamed = explainDecision({ ...entry, take: 'The good one' }).join('\n');
    expect(renamed).toContain('First Dana and Milo both pressed for “The good one”.');
    expect(renamed).not.toContain('field-01');
    const nameless = { ...entry, take: null, round: { ...entry.round!, shown: [], ballots: [] } };
    const said = explainDecision(nameless).join('\n');
    expect(said).not.toMatch(/id of|undefined|null|“A”|“B”/);
    expect(said).toContain('a take');
  });

  it('[V43] each line is a sentence', () => {
    const entry = afterRound({ decide: { Dana: '♥A', Milo: '♥B' } }, 'B', {
      presses: presses({ Dana: 'park', Milo: 'B' }, { Dana: 'yours', Milo: 'B' }),
    });
    for (const line of explainDecision(entry)) expect(line).toMatch(/^[\p{Lu}\d“].*[.”]$/u);
  });
});
