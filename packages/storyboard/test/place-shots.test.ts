import { describe, expect, it } from 'vitest';
import {
  addShots,
  addShotsOnSong,
  binShots,
  insertShot,
  placeShots,
  setSlot,
  takeOffSong,
} from '../src/index.ts';
import { boardOnBeats, boardWithSong, film, newBoard, onBeat, slotId, titles } from './support.ts';

describe('shots that are placed', () => {
  it('[F12] hang where they were put, several at once', () => {
    const { board } = boardOnBeats(0, 8, 16);
    expect(film(board)).toBe('1@0 2@96 3@192');
    expect(board.cut()?.pushed).toEqual([]);
  });

  it('[F12] change their order where their places do not follow it, and no other does', () => {
    const { board, ids } = boardOnBeats(0, 8, 16, 24);
    expect(placeShots(board, new Map([[ids[2] ?? '', onBeat(board, 4)]]))).toBe(null);
    expect(film(board)).toBe('1@0 3@48 2@96 4@288');
    const [new1 = '', new2 = ''] = addShots(board, [{ title: 'a' }, { title: 'b' }]);
    placeShots(
      board,
      new Map([
        [new1, onBeat(board, 26)],
        [new2, onBeat(board, 6)],
      ]),
    );
    expect(film(board)).toBe('1@0 3@48 b@72 2@96 4@288 a@312');
  });

  it('[F12] leave the first where it is seen, though it says another place', () => {
    const { board, ids } = boardOnBeats(0, 8, 30);
    takeOffSong(board, [slotId(board, ids[0])]);
    expect(film(board)).toBe('2@0 3@360');
    placeShots(board, new Map([[ids[0] ?? '', onBeat(board, 4)]]));
    expect(film(board)).toBe('2@0 1@48 3@360');
    expect(board.cut()?.pushed).toEqual([]);
  });

  it('[F12] are refused in words past the end, in a locked slot, without a song, in the bin', () => {
    const { board, ids } = boardOnBeats(0, 8);
    const before = film(board);
    const place = (shotId: string | undefined, beat: number) =>
      placeShots(board, new Map([[shotId ?? '', onBeat(board, beat)]]));
    expect(place(ids[1], 5000)).toBe(
      'Shot 2 would begin past the end of the song. Put it earlier.',
    );
    setSlot(board, slotId(board, ids[0]), { locked: true });
    const [id = ''] = addShots(board, [{ title: 'new' }]);
    expect(place(id, 4)).toBe('Shot 1 is locked. Unlock it first.');
    binShots(board, [id], 'dana', 1);
    expect(place(id, 10)).toMatch(/not on the board/u);
    expect(placeShots(newBoard(), new Map())).toMatch(/no song yet/u);
    expect(film(board)).toBe(before);
  });
});

describe('a shot at the playhead', () => {
  it('[F11] begins there, where the one that stands there ends', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    const [id = '', other = ''] = addShots(board, [{ title: 'new' }, { title: 'other' }]);
    expect(insertShot(board, id, onBeat(board, 12))).toBe(null);
    expect(film(board)).toBe('1@0 2@96 new@144 3@192');
    expect(titles(board)).toEqual(['1', '2', 'new', '3', 'other']);
    expect(insertShot(board, other, onBeat(board, 8))).toBe(null);
    expect(film(board)).toBe('1@0 other@96 2@120 new@144 3@192');
    expect(insertShot(board, ids[0] ?? '', onBeat(board, 12))).toBe(
      'Shot 1 hangs on the song already.',
    );
  });

  it('[F11] is the first of an empty song, wherever the playhead stands', () => {
    const board = boardWithSong();
    const [id = ''] = addShots(board, [{ title: 'new' }]);
    expect(insertShot(board, id, onBeat(board, 12))).toBe(null);
    expect(film(board)).toBe('new@0');
  });

  it('[F11] is refused in words past the end, in a locked slot, where there is no room', () => {
    const { board, ids } = boardOnBeats(0, 8, 8 + 1 / 12);
    const [id = ''] = addShots(board, [{ title: 'new' }]);
    expect(film(board)).toBe('1@0 2@96 3@97');
    expect(insertShot(board, id, onBeat(board, 8))).toMatch(/no room for it in Shot 2/u);
    expect(insertShot(board, id, onBeat(board, 480))).toMatch(/past the end/u);
    setSlot(board, slotId(board, ids[2]), { locked: true });
    expect(insertShot(board, id, onBeat(board, 20))).toBe('Shot 3 is locked. Unlock it first.');
    expect(insertShot(newBoard(), id, onBeat(board, 20))).toMatch(/no song yet/u);
    expect(film(board)).toBe('1@0 2@96 3@97');
  });
});

describe('takes that are dropped on the song', () => {
  it('[F13] make shots and slots in one step, in their order there', () => {
    const board = boardWithSong();
    let updates = 0;
    board.doc.on('update', () => updates++);
    const ids = addShotsOnSong(board, [
      { draft: { title: 'b' }, start: onBeat(board, 8) },
      { draft: { title: 'a' }, start: onBeat(board, 0) },
      { draft: { title: 'c' }, start: onBeat(board, 16) },
    ]);
    expect(updates).toBe(1);
    expect(film(board)).toBe('a@0 b@96 c@192');
    expect(ids.map((id) => board.shot(id)?.title)).toEqual(['b', 'a', 'c']);
  });

  it('[F13] in a row within one slot leave its rest to it', () => {
    const { board } = boardOnBeats(0, 8, 16);
    addShotsOnSong(
      board,
      ['a', 'b', 'c'].map((title, i) => ({ draft: { title }, start: onBeat(board, 8 + 2 * i) })),
    );
    expect(film(board)).toBe('1@0 a@96 b@120 c@144 2@168 3@192');
    expect(board.shots().map(({ label }) => label)).toEqual(['1', '1A', '1B', '1C', '2', '3']);
  });

  it('[F13] at one place keep their order', () => {
    const { board } = boardOnBeats(0, 8);
    addShotsOnSong(
      board,
      ['a', 'b'].map((title) => ({ draft: { title }, start: onBeat(board, 4) })),
    );
    expect(
      film(board)
        .split(' ')
        .map((each) => each.split('@')[0]),
    ).toEqual(['1', 'a', 'b', '2']);
  });

  it('[F13] where there is no room make shots that hang nowhere', () => {
    const { board, ids } = boardOnBeats(0, 8);
    setSlot(board, slotId(board, ids[1]), { locked: true });
    const made = addShotsOnSong(board, [
      { draft: { title: 'held' }, start: onBeat(board, 10) },
      { draft: { title: 'late' }, start: onBeat(board, 9000) },
    ]);
    expect(film(board)).toBe('1@0 2@96');
    expect(made.map((id) => board.shot(id)?.title)).toEqual(['held', 'late']);
    const without = newBoard();
    addShotsOnSong(without, [{ draft: { title: 'a' }, start: onBeat(board, 0) }]);
    expect(titles(without)).toEqual(['a']);
  });
});
