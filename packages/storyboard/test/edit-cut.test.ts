import { describe, expect, it } from 'vitest';
import { moveShot, rollTo, setSlot, setTrim, swapSlots, takeOffSong } from '../src/index.ts';
import { boardOnBeats, film, newBoard, onBeat, slotId } from './support.ts';

describe('a roll', () => {
  it('[E1] moves one boundary and no other', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    expect(film(board)).toBe('1@0 2@96 3@192');
    expect(rollTo(board, slotId(board, ids[1]), onBeat(board, 10))).toBe(null);
    expect(film(board)).toBe('1@0 2@120 3@192');
  });

  it('[E2] is held between its neighbours, a frame from each', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    rollTo(board, slotId(board, ids[1]), onBeat(board, 200));
    expect(film(board)).toBe('1@0 2@191 3@192');
    rollTo(board, slotId(board, ids[1]), onBeat(board, -5));
    expect(film(board)).toBe('1@0 2@1 3@192');
    rollTo(board, slotId(board, ids[2]), onBeat(board, 5000));
    expect(film(board)).toBe('1@0 2@1 3@5759');
  });

  it('[E3] is refused at a locked slot, at the first one and without a song', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    setSlot(board, slotId(board, ids[1]), { locked: true });
    for (const id of ids.slice(1)) {
      expect(rollTo(board, slotId(board, id), onBeat(board, 10))).toBe(
        'Shot 2 is locked. Unlock it first.',
      );
    }
    expect(rollTo(board, slotId(board, ids[0]), onBeat(board, 10))).toMatch(
      /begins with the song/u,
    );
    expect(rollTo(newBoard(), 'x', onBeat(board, 1))).toMatch(/no song yet/u);
    expect(film(board)).toBe('1@0 2@96 3@192');
  });
});

it('[E4] a swap exchanges order and start', () => {
  const { board, ids } = boardOnBeats(0, 8, 16);
  expect(swapSlots(board, slotId(board, ids[0]), slotId(board, ids[2]))).toBe(null);
  expect(film(board)).toBe('3@0 2@96 1@192');
});

it('[E5] the neighbour fills the place of a shot that is taken off', () => {
  const { board, ids } = boardOnBeats(0, 8, 16);
  expect(takeOffSong(board, [slotId(board, ids[1])])).toBe(null);
  expect(film(board)).toBe('1@0 3@192');
  expect(board.shots()).toHaveLength(3);
});

it('[E6] moving a shot keeps the boundaries', () => {
  const { board, ids } = boardOnBeats(0, 8, 16, 20);
  expect(moveShot(board, ids[3] ?? '', { after: ids[0] ?? '' })).toBe(null);
  expect(film(board)).toBe('1@0 4@96 2@192 3@240');
});

it('a lead and a trim are kept, a bad one refused in words', () => {
  const { board, ids } = boardOnBeats(0, 8);
  const id = slotId(board, ids[1]);
  expect(setSlot(board, id, { lead: -2 })).toBe(null);
  expect(film(board)).toBe('1@0 2@94');
  expect(setSlot(board, id, { lead: 99 })).toMatch(/at most 30/u);
  expect(setTrim(board, id, 'take', { in: 5, speed: { num: 1, den: 2 } })).toBe(null);
  expect(board.trim(id, 'take')).toEqual({ in: 5, speed: { num: 1, den: 2 } });
  expect(setTrim(board, id, 'take', { speed: { num: 20, den: 1 } })).toMatch(/ten times/u);
});
