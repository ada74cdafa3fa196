import { expect, test } from 'vitest';
import type { RoundShot, RoundVoter } from '../../src/choose/round-wire.ts';
import { sayShotsLeft } from '../../src/phone-choose/shots-sheet.tsx';

const MILO: RoundVoter = {
  userId: 'milo',
  name: 'Milo',
  part: 'decides',
  answer: 'joined',
  agreed: true,
};
const shot = (state: RoundShot['state'], part: Partial<RoundShot> = {}): RoundShot => ({
  shotId: state,
  label: '22 Football field',
  position: 0,
  state,
  turn: 1,
  finalSay: null,
  takes: [],
  ready: [],
  run: 1,
  pressed: [],
  finalists: [],
  timesParked: 0,
  reason: null,
  decisionId: null,
  revealedAt: null,
  ...part,
});

test('at my own pace what is left is what waits for me', () => {
  const shots = [
    shot('choosing'),
    shot('choosing', { ready: ['milo'] }),
    shot('duel', { pressed: ['milo'] }),
    shot('duel', { pressed: ['dana'] }),
    shot('picked'),
  ];
  expect(sayShotsLeft({ shots, pace: 'deadline' }, MILO)).toBe('2 left of 5');
  expect(sayShotsLeft({ shots: shots.slice(4), pace: 'deadline' }, MILO)).toBe('None left of 1');
});

test('live it is what is left for all, ready or not', () => {
  const shots = [shot('choosing', { ready: ['milo'] }), shot('final-say'), shot('none')];
  expect(sayShotsLeft({ shots, pace: 'live' }, MILO)).toBe('2 left of 3');
  expect(sayShotsLeft({ shots, pace: 'deadline' }, null)).toBe('2 left of 3');
});
