import { describe, expect, it } from 'vitest';
import { addShots, addShotsOnSong, insertShot, placeShots } from '../src/index.ts';
import { boardOnBeats, boardWithSong, film, onBeat, titles } from './support.ts';

describe('shots are hung on the song', () => {
  it('several at once', () => {
    const { board } = boardOnBeats(0, 8, 16);
    expect(film(board)).toBe('1@0 2@96 3@192');
    expect(board.cut()?.pushed).toEqual([]);
  });

  it('and change their order where their places do not follow it', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    expect(placeShots(board, new Map([[ids[2] ?? '', onBeat(board, 4)]]))).toBe(null);
    expect(film(board)).toBe('1@0 3@48 2@96');
    expect(placeShots(board, new Map([[ids[0] ?? '', onBeat(board, 5000)]]))).toMatch(
      /past the end/u,
    );
  });

  it('at the playhead, where the one that stands there ends', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    const [id = '', other = ''] = addShots(board, [{ title: 'new' }, { title: 'other' }]);
    expect(insertShot(board, id, onBeat(board, 12))).toBe(null);
    expect(film(board)).toBe('1@0 2@96 new@144 3@192');
    expect(insertShot(board, other, onBeat(board, 8))).toBe(null);
    expect(film(board)).toBe('1@0 other@96 2@120 new@144 3@192');
    expect(insertShot(board, ids[0] ?? '', onBeat(board, 12))).toMatch(/already/u);
  });

  it('made where takes are dropped', () => {
    const board = boardWithSong();
    const ids = addShotsOnSong(board, [
      { draft: { title: 'b' }, start: onBeat(board, 8) },
      { draft: { title: 'a' }, start: onBeat(board, 0) },
      { draft: { title: 'c' }, start: onBeat(board, 9000) },
    ]);
    expect(film(board)).toBe('a@0 b@96');
    expect(ids.map((id) => board.shot(id)?.title)).toEqual(['b', 'a', 'c']);
    expect(titles(board)).toEqual(['a', 'b', 'c']);
  });
});
