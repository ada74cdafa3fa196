import { expect, it } from 'vitest';
import { addMarker, addShots, placeShots, setLead, setTrim } from '../src/index.ts';
import { boardWithSong, onBeat, slotId } from './support.ts';

const board = boardWithSong();
const ids = addShots(
  board,
  Array.from({ length: 30 }, (_, i) => ({ title: String(i + 1) })),
);
placeShots(board, new Map(ids.map((id, i) => [id, onBeat(board, i)])));

it('[F2] leaves the film the very same object when something else changes', () => {
  const [cut, slots, shots] = [board.cut(), board.slots(), board.shots()];
  board.shot(ids[5] ?? '')?.prompt.insert(0, 'rain');
  addMarker(board, { name: 'pop', start: onBeat(board, 3), end: null, by: 'dana' });
  setTrim(board, slotId(board, ids[5]), 'take', { in: 3 });
  expect(board.cut()).toBe(cut);
  expect(board.slots()).toBe(slots);
  expect(board.shots()).not.toBe(shots);
  const trim = board.trim(slotId(board, ids[5]), 'take');
  setTrim(board, slotId(board, ids[6]), 'take', { in: 3 });
  expect(board.trim(slotId(board, ids[5]), 'take')).toBe(trim);
  setLead(board, -1);
  expect(board.cut()).not.toBe(cut);
  expect(board.shots()).toBe(board.shots());
});
