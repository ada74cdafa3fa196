import { describe, expect, it } from 'vitest';
import { inFilm } from '../../src/audition/in-film.ts';
import { filmOf } from '../../src/player/film.ts';
import { shotId, songBoard } from './support/song-board.ts';

const board = songBoard({ starts: [0, 3840, null] });
const film = filmOf(board, { picks: new Map(), byId: new Map(), byShot: new Map() });
const of = (label: string) => ({ shotId: shotId(board, label) });

describe('a take', () => {
  it('is seen in the slot of its shot', () => {
    expect(inFilm(of('2'), { film, board, playable: null })).toMatchObject({
      entry: { start: 48, end: 480 },
      alone: null,
    });
  });

  it.each([
    ['of a shot that hangs nowhere', of('3'), 'Shot 3 hangs nowhere on the song yet'],
    ['of no shot', { shotId: null }, 'This take is under no shot'],
    ['of a shot that is gone', { shotId: 'gone' }, 'This take is under no shot'],
  ])('%s plays alone, and says why', (_what, take, why) => {
    const { entry, alone } = inFilm(take, { film, board, playable: null });
    expect(entry).toBeNull();
    expect(alone).toContain(why);
  });

  it('plays alone on a board without a song', () => {
    expect(inFilm(of('2'), { film: null, board, playable: null }).alone).toContain('no song yet');
  });

  it('plays alone while the song does not', () => {
    const { entry, alone } = inFilm(of('2'), { film, board, playable: 'The song failed.' });
    expect(entry).toBeNull();
    expect(alone).toBe('The song failed. The take plays alone.');
  });
});
