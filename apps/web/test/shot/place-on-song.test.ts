import { makeGrid, rational } from '@takeboard/editorial';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { placeOnSong } from '../../src/shot/place-on-song.ts';
import { shotId, songBoard } from '../audition/support/song-board.ts';

const BAR = 4 * 960;

describe('a shot’s place on the song', () => {
  it('is from bar to bar, with its length in bars and frames', () => {
    const board = songBoard({ starts: [0, BAR, 3 * BAR] });
    expect(placeOnSong(board, shotId(board, '2'))).toEqual({
      from: '2.1.1',
      to: '4.1.1',
      bars: '2 bars',
      frames: 96,
      also: [],
    });
  });

  it('begins with the song and ends with it', () => {
    const board = songBoard({ starts: [BAR, 2 * BAR] });
    expect(placeOnSong(board, shotId(board, '1'))).toMatchObject({ from: 'start', to: '3.1.1' });
    expect(placeOnSong(board, shotId(board, '2'))).toMatchObject({
      from: '3.1.1',
      to: 'end',
      bars: '8 bars',
    });
  });

  it('is a boundary on the song, wherever its lead puts the picture', () => {
    const board = songBoard({ starts: [0, BAR, 2 * BAR], slots: [{}, { lead: -2 }] });
    expect(placeOnSong(board, shotId(board, '2'))).toMatchObject({
      from: '2.1.1',
      frames: 50,
      also: ['2 f before the beat'],
    });
  });

  it('says how it joins, and that it is held', () => {
    const board = songBoard({
      starts: [0, BAR],
      slots: [{ locked: true }, { transition: { kind: 'zoom-through', frames: 12 } }],
    });
    expect(placeOnSong(board, shotId(board, '1'))?.also).toEqual(['locked']);
    expect(placeOnSong(board, shotId(board, '2'))?.also).toEqual(['zoom-through, 12 f']);
  });

  it('says how fast its pick plays, when that is not as it was made', () => {
    const board = songBoard({ starts: [0, BAR] });
    const [slot] = board.slots();
    const trim = new Y.Map<unknown>();
    board.roots.trims.set(`${slot!.id}:slow`, trim);
    trim.set('speed', [1, 2]);
    expect(placeOnSong(board, slot!.shotId, 'slow')?.also).toEqual(['plays at 50 %']);
    expect(placeOnSong(board, slot!.shotId, 'other')?.also).toEqual([]);
  });

  it('says so when its neighbours have pushed it', () => {
    const board = songBoard({ starts: [0, 2 * BAR, BAR] });
    const place = placeOnSong(board, shotId(board, '3'));
    expect(place?.also).toEqual(['pushed from its place by its neighbours']);
    expect(place?.from).toBe('3.1.81');
  });

  it('counts bars that are not whole to a hundredth, and those of another meter in that meter', () => {
    const odd = songBoard({ starts: [0, BAR / 2, BAR] });
    expect(placeOnSong(odd, shotId(odd, '1'))?.bars).toBe('0.5 bars');
    const grid = makeGrid({
      revision: 9,
      rate: 48_000,
      start: 0,
      changes: [
        { tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } },
        { tick: BAR, tempo: rational(120), meter: { beats: 3, unit: 4 } },
      ],
    });
    const waltz = songBoard({ starts: [0, BAR + 3 * 960], grid });
    expect(placeOnSong(waltz, shotId(waltz, '1'))).toMatchObject({ to: '3.1.1', bars: '2 bars' });
  });

  it('is in minutes and seconds while nobody has said where the beats are', () => {
    const board = songBoard({ starts: [0, 48_010, 3 * 48_000 + 24_000], grid: null });
    expect(placeOnSong(board, shotId(board, '2'))).toMatchObject({
      from: '0:01.000',
      to: '0:03.500',
      bars: null,
      frames: 60,
    });
  });

  it('is none for a shot that hangs nowhere, and on a board without a song', () => {
    const board = songBoard({ starts: [0, null] });
    expect(placeOnSong(board, shotId(board, '2'))).toBeNull();
    board.roots.song.delete('mix');
    expect(placeOnSong(board, shotId(board, '1'))).toBeNull();
  });
});
