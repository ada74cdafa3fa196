import { frameOfPosition, rational } from '@takeboard/editorial';
import { addShots, placeShots, setShot } from '@takeboard/storyboard';
import { expect, test } from 'vitest';
import { planEvenly, planFromBars } from '../../../src/timeline/edits/put-plan.ts';
import type { PutPlan } from '../../../src/timeline/edits/put-plan.ts';
import { begins, boardWith, filmNow } from './film.ts';

const framesOf = (film: ReturnType<typeof filmNow>, { places }: PutPlan) =>
  [...places.values()].map((start) => frameOfPosition(film.song, start, film.fps));

test('evenly over the whole song, drawn to lines', () => {
  const { board } = boardWith([], { bars: 16 });
  addShots(
    board,
    Array.from({ length: 5 }, () => ({})),
  );
  const film = filmNow(board);
  const plan = planEvenly(film, board.shots(), 0, 'bar');
  expect(framesOf(film, plan)).toEqual([0, 144, 288, 480, 624]);
  expect(plan.over).toEqual([]);
  expect(placeShots(board, plan.places)).toBeNull();
  expect(begins(filmNow(board))).toEqual([0, 144, 288, 480, 624]);
});

test('evenly from a shot on: it stays, and so do those before it', () => {
  const { board } = boardWith([1, 3, 9], { bars: 16 });
  const film = filmNow(board);
  const plan = planEvenly(film, board.shots().slice(1), 96, 'beat');
  expect(framesOf(film, plan)).toEqual([96, 432]);
  expect(placeShots(board, plan.places)).toBeNull();
  expect(begins(filmNow(board))).toEqual([0, 96, 432]);
});

test('from the bars, a bar each where nobody has said, and what does not fit is named', () => {
  const { board } = boardWith([], { bars: 4 });
  addShots(
    board,
    Array.from({ length: 5 }, () => ({})),
  );
  const [one, two] = board.shots();
  if (one === undefined || two === undefined) throw new Error('no shots');
  setShot(board, one.id, { bars: rational(1, 2) });
  setShot(board, two.id, { bars: rational(2) });
  const film = filmNow(board);
  const plan = planFromBars(film, board.shots(), null);
  expect(framesOf(film, plan)).toEqual([0, 24, 120, 168]);
  expect(plan.over).toEqual([board.shots()[4]?.id]);
  expect(plan.unplanned).toBe(3);
});

test('from the bars from a shot on that begins in mid-bar', () => {
  const { board } = boardWith([1, 3, 9], { bars: 16 });
  const film = filmNow(board);
  const start = { unit: 'ticks', value: 5 * 960, gridRevision: film.song.grid.revision } as const;
  const plan = planFromBars(film, board.shots().slice(1), start);
  expect(framesOf(film, plan)).toEqual([60, 108]);
});

test('no shots make an empty plan', () => {
  const film = filmNow(boardWith([]).board);
  expect(planEvenly(film, [], 0, 'bar').places.size).toBe(0);
  expect(planFromBars(film, [], null)).toEqual({ places: new Map(), over: [], unplanned: 0 });
});
