import { frameOfPosition, positionOfFrame } from '@takeboard/editorial';
import { addShotsOnSong, setLead } from '@takeboard/storyboard';
import { expect, test } from 'vitest';
import { dropStarts } from '../../../src/timeline/edits/drop-starts.ts';
import { begins, boardWith, filmNow } from './film.ts';

const framesOf = (film: ReturnType<typeof filmNow>, starts: ReturnType<typeof dropStarts>) =>
  typeof starts === 'string' ? starts : starts.map((s) => frameOfPosition(film.song, s, film.fps));

test('each begins on the line nearest to where the one before has run out', () => {
  const film = filmNow(boardWith([1, 9]).board);
  const start = positionOfFrame(film, 48, film.fps);
  expect(framesOf(film, dropStarts(film, start, [50, 30, 60], 'beat'))).toEqual([48, 96, 132]);
});

test('what is too long for the slot shares it evenly, and moves no other boundary', () => {
  const { board } = boardWith([1, 3]);
  const film = filmNow(board);
  const start = positionOfFrame(film, 48, film.fps);
  const starts = dropStarts(film, start, [90, 90, 90], 'beat');
  expect(framesOf(film, starts)).toEqual([48, 64, 80]);
  if (typeof starts === 'string') throw new Error(starts);
  addShotsOnSong(
    board,
    starts.map((each) => ({ draft: {}, start: each })),
  );
  expect(begins(filmNow(board))).toEqual([0, 48, 64, 80, 96]);
});

test('exactly at a boundary they take the first half of the slot', () => {
  const { board } = boardWith([1, 3, 5]);
  const film = filmNow(board);
  const start = positionOfFrame(film, 96, film.fps);
  const starts = dropStarts(film, start, [24, 90], 'beat');
  expect(framesOf(film, starts)).toEqual([96, 120]);
  if (typeof starts === 'string') throw new Error(starts);
  addShotsOnSong(
    board,
    starts.map((each) => ({ draft: {}, start: each })),
  );
  expect(begins(filmNow(board))).toEqual([0, 96, 120, 144, 192]);
});

test('on a song without shots they begin with it', () => {
  const { board } = boardWith([]);
  const film = filmNow(board);
  const starts = dropStarts(film, positionOfFrame(film, 0, film.fps), [48, 48], 'bar');
  expect(framesOf(film, starts)).toEqual([0, 48]);
});

test('the lead of the board is taken off where it decides which slot is meant', () => {
  const { board } = boardWith([1, 3]);
  setLead(board, -2);
  const film = filmNow(board);
  const starts = dropStarts(film, positionOfFrame(film, 96, film.fps), [10, 10, 10], 'off');
  expect(framesOf(film, starts)).toEqual([96, 106, 116]);
});

test('where there is no room it says for how many there is', () => {
  const film = filmNow(boardWith([1, 3]).board);
  const near = positionOfFrame(film, 94, film.fps);
  expect(dropStarts(film, near, [9, 9, 9], 'off')).toBe(
    'There is room for 2 shots there, not for 3.',
  );
  const past = positionOfFrame(film, 99_999, film.fps);
  expect(dropStarts(film, past, [9], 'off')).toContain('past the end of the song');
});
