import { doubleTempo, nudgeGrid } from '@takeboard/editorial';
import { describe, expect, it } from 'vitest';
import {
  addMarker,
  addSection,
  previewMix,
  removeSection,
  removeSong,
  replaceMix,
  setGrid,
  setLead,
  setMix,
  setSection,
} from '../src/index.ts';
import { GRID, MIX, boardOnBeats, film, newBoard, onBeat } from './support.ts';

describe('the song', () => {
  it('keeps the picture where it is when its grid is corrected', () => {
    const { board } = boardOnBeats(0, 8, 16);
    const before = film(board);
    setGrid(board, nudgeGrid(board.song()?.grid ?? GRID, 480));
    expect(film(board)).toBe(before);
    setGrid(board, doubleTempo(board.song()?.grid ?? GRID));
    expect(film(board)).toBe(before);
    expect(board.song()?.grid?.start).toBe(480);
  });

  it('keeps the bars when its mix is replaced, and says what moved', () => {
    const { board } = boardOnBeats(0, 8, 16);
    const mix = { ...MIX, mixId: 'mix-2', rate: 44_100, samples: 200 * 44_100 };
    const report = previewMix(board, mix, 44_100);
    expect(report.frames).toEqual({ before: 5760, after: 4800 });
    expect(report.moved.map(({ before, after }) => [before, after])).toEqual([
      [96, 120],
      [192, 216],
    ]);
    expect(replaceMix(board, mix, 44_100)).toEqual(report);
    expect(film(board)).toBe('1@0 2@120 3@216');
    expect(board.song()?.grid?.rate).toBe(44_100);
  });

  it('can go and come again, and what hung on it hangs there still', () => {
    const { board } = boardOnBeats(0, 8, 16);
    const before = film(board);
    expect(removeSong(board)).toBe(null);
    expect(board.cut()).toBe(null);
    expect(setMix(board, { ...MIX, mixId: 'again' })).toBe(null);
    expect(film(board)).toBe(before);
    expect(setMix(board, MIX)).toMatch(/already/u);
    expect(setGrid(newBoard(), GRID)).toMatch(/no song/u);
  });

  it('has a lead, sections and markers', () => {
    const { board } = boardOnBeats(0, 8);
    expect(setLead(board, -2)).toBe(null);
    expect(film(board)).toBe('1@0 2@94');
    const id = addSection(board, { name: ' Chorus  1 ', start: onBeat(board, 8) });
    expect(board.sections()).toEqual([{ id, name: 'Chorus 1', start: onBeat(board, 8) }]);
    expect(setSection(board, id, { name: 'Chorus' })).toBe(null);
    expect(board.sections()[0]?.name).toBe('Chorus');
    expect(removeSection(board, id)).toBe(null);
    expect(removeSection(board, id)).toMatch(/already/u);
    addMarker(board, { name: 'pop', start: onBeat(board, 3), end: null, by: 'dana' });
    expect(board.markers()).toHaveLength(1);
  });
});
