import { expect, it } from 'vitest';
import { leftOver, sumUp } from '../../src/reveal/round-summary.ts';
import { aShot } from './a-round.ts';

const shots = [
  aShot({ shotId: 'x', position: 2, state: 'none' }),
  aShot({ shotId: 'y', position: 1, state: 'parked' }),
  aShot({ shotId: 'z', position: 0 }),
];

it('counts what came of a round', () => {
  expect(sumUp({ shots })).toBe('1 picked, 1 parked, 1 nobody liked');
  expect(sumUp({ shots: [aShot({ state: 'missed' }), aShot({ state: 'skipped' })] })).toBe(
    '0 picked, 1 not chosen in time, 1 left out',
  );
  expect(sumUp({ shots: [aShot({ state: 'choosing' })] })).toBe('0 picked, 1 undecided');
});

it('offers what is left without a pick, with the reason', () => {
  expect(leftOver({ shots }).map(({ shot, why }) => [shot.shotId, why])).toEqual([
    ['y', 'parked'],
    ['x', 'nobody liked one'],
  ]);
});
