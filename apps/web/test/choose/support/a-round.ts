import type { Round, RoundShot, RoundSummary, RoundVoter } from '../../../src/choose/round-wire.ts';

/** Dana and Milo decide, Eva advises. */
export const voter = (userId: string, more: Partial<RoundVoter> = {}): RoundVoter => ({
  userId,
  name: userId,
  part: 'decides',
  answer: 'joined',
  agreed: true,
  ...more,
});

export const aShot = (shotId: string, more: Partial<RoundShot> = {}): RoundShot => ({
  shotId,
  label: `${shotId} Shot`,
  position: 0,
  state: 'choosing',
  turn: 1,
  finalSay: null,
  takes: ['a', 'b'],
  ready: [],
  run: 0,
  pressed: [],
  finalists: [],
  timesParked: 0,
  reason: null,
  decisionId: null,
  revealedAt: null,
  ...more,
});

export const aRound = (more: Partial<Round> = {}): Round => ({
  id: 'round',
  state: 'open',
  method: 'two-hearts',
  pace: 'live',
  deadline: null,
  restDecide: false,
  scope: 'Chorus 1',
  reason: null,
  card: 1,
  startedBy: 'dana',
  startedAt: '2026-11-22T10:00:00.000Z',
  openedAt: null,
  closedAt: null,
  now: '2026-11-22T10:00:00.000Z',
  voters: [voter('dana'), voter('milo'), voter('eva', { part: 'advises' })],
  shots: [aShot('21'), aShot('22'), aShot('23')],
  current: '21',
  ...more,
});

export const aSummary = (more: Partial<RoundSummary> = {}): RoundSummary => {
  const { now: _now, current: _current, shots, ...face } = aRound();
  return { ...face, shots: shots.length, done: 0, ...more };
};
