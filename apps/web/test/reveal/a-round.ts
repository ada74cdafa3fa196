import type { Ballot, Mark, TakeMark } from '@takeboard/voting';
import type { Reader } from '../../src/reveal/reader.ts';
import type { Round, RoundShot, RoundShotReveal } from '../../src/choose/round-wire.ts';

const NAMES: Readonly<Record<string, string>> = {
  dana: 'Dana',
  milo: 'Milo',
  ann: 'Ann',
  bo: 'Bo',
  cy: 'Cy',
};

export const readBy = (me: string): Reader => ({ me, nameOf: (id) => NAMES[id] ?? id });

/** A ballot from `{ a: 'love', b: { mark: 'no', reason } }`. */
export const aBallot = (
  marks: Readonly<Record<string, Mark | TakeMark>>,
  none: string | null = null,
): Ballot => ({
  none,
  marks: Object.fromEntries(
    Object.entries(marks).map(([id, mark]) => [id, typeof mark === 'string' ? { mark } : mark]),
  ),
});

export const aVoter = (
  userId: string,
  change: Partial<Round['voters'][number]> = {},
): Round['voters'][number] => ({
  userId,
  name: NAMES[userId] ?? userId,
  part: 'decides',
  answer: 'joined',
  agreed: true,
  ...change,
});

export const aShot = (change: Partial<RoundShot> = {}): RoundShot => ({
  shotId: 's22',
  label: '22 Football field',
  position: 0,
  state: 'picked',
  turn: 1,
  finalSay: null,
  takes: ['a', 'b', 'c'],
  ready: [],
  run: 0,
  pressed: [],
  finalists: [],
  timesParked: 0,
  reason: null,
  decisionId: null,
  revealedAt: '2026-11-22T20:00:00.000Z',
  ...change,
});

/** What two people said, or more; null for one who did not hand in. */
export const aReveal = (
  ballots: Readonly<Record<string, Ballot | null>>,
  change: Partial<RoundShotReveal> = {},
): RoundShotReveal => ({
  shotId: 's22',
  turn: 1,
  tally: { method: 'two-hearts', outcome: { kind: 'picked', take: 'a' }, steps: [], ties: [] },
  pick: 'a',
  voters: Object.entries(ballots).map(([userId, ballot]) => ({ userId, part: 'decides', ballot })),
  presses: [],
  final: null,
  hidden: [],
  later: [],
  ...change,
});

/** A tally that left finalists. */
export const leaving = (...takes: string[]): Pick<RoundShotReveal, 'tally'> => ({
  tally: { method: 'two-hearts', outcome: { kind: 'finalists', takes }, steps: [], ties: [] },
});

/** One complete run. */
export const aRun = (
  run: number,
  of: Readonly<Record<string, string>>,
  timesParked = 0,
): RoundShotReveal['presses'][number] => ({
  run,
  timesParked,
  of: Object.entries(of).map(([userId, choice]) => ({ userId, choice })),
});
