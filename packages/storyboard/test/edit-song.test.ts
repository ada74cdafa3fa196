import { doubleTempo, makeGrid, nudgeGrid, tickOfPosition } from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  addMarker,
  addSection,
  addShots,
  placeShots,
  previewMix,
  removeMarker,
  removeSection,
  removeSong,
  replaceMix,
  rollTo,
  setGrid,
  setMarker,
  setMix,
  setSection,
} from '../src/index.ts';
import type { Board, Mix } from '../src/index.ts';
import {
  GRID,
  MIX,
  boardOnBeats,
  copyOf,
  exchange,
  film,
  newBoard,
  onBeat,
  slotId,
} from './support.ts';

const gridOf = (board: Board): Grid => board.song()?.grid ?? GRID;
const undoOf = (board: Board, origin: object) =>
  new Y.UndoManager(Object.values(board.roots), {
    trackedOrigins: new Set([origin]),
    captureTimeout: 0,
  });

describe('a correction of the grid', () => {
  it('[G1] moves no picture, and from then on new places are on its beats', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    setGrid(board, nudgeGrid(gridOf(board), 4000));
    setGrid(board, doubleTempo(gridOf(board)));
    expect(film(board)).toBe('1@0 2@96 3@192');
    rollTo(board, slotId(board, ids[1]), onBeat(board, 8));
    expect(film(board)).toBe('1@0 2@50 3@192');
  });

  it('[G2] at the same moment as another: one holds for both, and both keep their sound', () => {
    const { board: dana, ids } = boardOnBeats(0, 8, 16);
    const milo = copyOf(dana);
    setGrid(dana, doubleTempo(gridOf(dana)));
    setGrid(milo, nudgeGrid(gridOf(milo), 24_000));
    rollTo(dana, slotId(dana, ids[1]), onBeat(dana, 20));
    rollTo(milo, slotId(milo, ids[2]), onBeat(milo, 14));
    exchange(dana, milo);
    // Beat 20 of twice the tempo, and beat 14 a beat later: where each of them heard it.
    expect(film(dana)).toBe('1@0 2@120 3@180');
    expect(film(milo)).toBe(film(dana));
    expect(gridOf(milo)).toEqual(gridOf(dana));
  });

  it('[G2] that is undone leaves what the other one did meanwhile where he put it', () => {
    const { board: dana, ids } = boardOnBeats(0, 8, 16);
    const milo = copyOf(dana);
    const me = {};
    const undo = undoOf(dana, me);
    setGrid(dana, doubleTempo(gridOf(dana)), me);
    exchange(dana, milo);
    rollTo(milo, slotId(milo, ids[1]), onBeat(milo, 20));
    exchange(dana, milo);
    expect(film(dana)).toBe('1@0 2@120 3@192');
    undo.undo();
    exchange(dana, milo);
    expect(gridOf(milo).changes[0]?.tempo).toEqual({ num: 120, den: 1 });
    expect(film(milo)).toBe('1@0 2@120 3@192');
    const song = milo.song()?.song;
    const start = milo.slotOf(ids[1] ?? '')?.start;
    expect(song && start && tickOfPosition(song, start)).toBe(10 * 960);
  });

  it('[G3] is refused in words when it makes no grid, or one of another rate', () => {
    const { board } = boardOnBeats(0, 8);
    expect(setGrid(newBoard(), GRID)).toMatch(/no song yet/u);
    const other = makeGrid({ ...GRID, rate: 44_100 });
    expect(setGrid(board, other)).toMatch(/counted at 44100 samples a second, the mix has 48000/u);
    expect(setGrid(board, { ...GRID, changes: [] })).toMatch(/first tempo/u);
    let updates = 0;
    board.doc.on('update', () => updates++);
    expect(setGrid(board, gridOf(board))).toBe(null);
    expect(updates).toBe(0);
  });
});

const longer: Mix = { ...MIX, mixId: 'mix-2', rate: 44_100, samples: 250 * 44_100 };

describe('another mix', () => {
  it('[G4] keeps what is on a beat on its beat, and says what moved', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    const report = previewMix(board, longer, 44_100);
    expect(film(board)).toBe('1@0 2@96 3@192');
    const [one, two, three] = ids.map((shotId) => ({ shotId, slotId: slotId(board, shotId) }));
    expect(report).toEqual({
      frames: { before: 5760, after: 6000 },
      moved: [
        { ...two, before: 96, after: 120 },
        { ...three, before: 192, after: 216 },
      ],
      lengths: [
        { ...one, before: 96, after: 120 },
        { ...three, before: 5568, after: 5784 },
      ],
      offEnd: [],
    });
    expect(replaceMix(board, longer, 44_100)).toEqual(report);
    expect(film(board)).toBe('1@0 2@120 3@216');
    expect(gridOf(board)).toMatchObject({ rate: 44_100, start: 44_100 });
    expect(board.slotOf(ids[1] ?? '')?.start).toEqual(onBeat(board, 8));
  });

  it('[G4] moves what is on a sound with the sound', () => {
    const board = newBoard();
    setMix(board, MIX);
    const [one = '', two = ''] = addShots(board, [{ title: '1' }, { title: '2' }]);
    const at = (value: number) =>
      ({ unit: 'samples', value, rate: 48_000, gridRevision: 0 }) as const;
    placeShots(
      board,
      new Map([
        [one, at(0)],
        [two, at(96_000)],
      ]),
    );
    addMarker(board, { name: 'pop', start: at(48_000), end: at(96_000), by: 'milo' });
    expect(film(board)).toBe('1@0 2@48');
    replaceMix(board, longer, 22_050);
    expect(film(board)).toBe('1@0 2@60');
    expect(board.markers()[0]?.start).toMatchObject({ value: 66_150, rate: 44_100 });
    expect(board.markers()[0]?.end).toMatchObject({ value: 110_250, rate: 44_100 });
  });

  it('[G4] that is shorter leaves nothing out, and names the slots past its end', () => {
    const { board, ids } = boardOnBeats(0, 8, 100, 200);
    const short: Mix = { ...MIX, mixId: 'short', samples: 30 * 48_000 };
    const report = replaceMix(board, short, 0);
    expect(report.frames).toEqual({ before: 5760, after: 720 });
    expect(report.offEnd).toEqual([slotId(board, ids[2]), slotId(board, ids[3])]);
    expect(film(board)).toBe('1@0 2@96 3@718 4@719');
    expect(board.cut()?.pushed.map(({ wanted, got }) => [wanted, got])).toEqual([
      [1200, 718],
      [2400, 719],
    ]);
    replaceMix(board, MIX, 0);
    expect(film(board)).toBe('1@0 2@96 3@1200 4@2400');
  });

  it('[G4] is one step of undo, and keeps what a partner did to the grid at that moment', () => {
    const { board: dana } = boardOnBeats(0, 8, 16);
    const milo = copyOf(dana);
    const me = {};
    const undo = undoOf(dana, me);
    replaceMix(dana, longer, 44_100, me);
    setGrid(milo, doubleTempo(gridOf(milo)));
    exchange(dana, milo);
    for (const board of [dana, milo]) {
      expect(film(board)).toBe('1@0 2@120 3@216');
      expect(gridOf(board)).toMatchObject({ rate: 44_100, start: 44_100 });
      expect(gridOf(board).changes[0]?.tempo).toEqual({ num: 240, den: 1 });
    }
    undo.undo();
    exchange(dana, milo);
    expect(film(milo)).toBe('1@0 2@96 3@192');
    expect(gridOf(milo).changes[0]?.tempo).toEqual({ num: 240, den: 1 });
  });

  it('[G4] after another, and the first one again, brings the bars back exactly', () => {
    const { board } = boardOnBeats(0, 8, 16);
    const grid = gridOf(board);
    replaceMix(board, longer, 33_333);
    replaceMix(board, { ...MIX, mixId: 'mix-3', rate: 96_000 }, -7);
    expect(film(board)).toBe('1@0 2@114 3@210');
    replaceMix(board, MIX, 0);
    expect(gridOf(board)).toEqual(grid);
    expect(film(board)).toBe('1@0 2@96 3@192');
  });
});

describe('a song that goes', () => {
  it('[G5] leaves everything in its place for the next one', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    setGrid(board, nudgeGrid(gridOf(board), 480));
    expect(removeSong(board)).toBe(null);
    expect(board.cut()).toBe(null);
    expect(board.song()).toBe(null);
    expect(board.slotOf(ids[1] ?? '')?.start).not.toBe(null);
    expect(rollTo(board, slotId(board, ids[1]), onBeat(board, 1))).toMatch(/no song yet/u);
    expect(removeSong(board)).toMatch(/no song yet/u);
    expect(setMix(board, { ...MIX, mixId: 'next', rate: 96_000, samples: 96_000 * 240 })).toBe(
      null,
    );
    expect(film(board)).toBe('1@0 2@96 3@192');
    expect(gridOf(board)).toMatchObject({ rate: 96_000, start: 960 });
  });

  it('[G5] and was itself a replacement, is the same when it comes again', () => {
    const { board } = boardOnBeats(0, 8, 16);
    replaceMix(board, longer, 44_100);
    removeSong(board);
    setMix(board, longer);
    expect(film(board)).toBe('1@0 2@120 3@216');
  });

  it('[G5] while the other hangs shots on it: they hang there when it is back', () => {
    const { board: dana, ids } = boardOnBeats(0, 8, 16);
    const milo = copyOf(dana);
    const me = {};
    const undo = undoOf(dana, me);
    removeSong(dana, me);
    rollTo(milo, slotId(milo, ids[1]), onBeat(milo, 4));
    exchange(dana, milo);
    expect(milo.cut()).toBe(null);
    undo.undo();
    exchange(dana, milo);
    expect(film(milo)).toBe('1@0 2@48 3@192');
  });

  it('[G3] is refused in words where there is one, or where the file is none', () => {
    const { board } = boardOnBeats(0);
    expect(setMix(board, longer)).toMatch(/has a song already. Replace its mix/u);
    const none = { ...MIX, name: 'empty.wav', samples: 0 };
    expect(setMix(newBoard(), none)).toMatch(/“empty.wav” has 0 samples/u);
    expect(setMix(newBoard(), { ...MIX, rate: 4000 })).toMatch(/at 4000 a second/u);
  });
});

it('[F3] several edits in one transaction see each other and are one step', () => {
  const board = newBoard();
  const [one = '', two = ''] = addShots(board, [{ title: '1' }, { title: '2' }]);
  const me = {};
  const undo = undoOf(board, me);
  board.doc.transact(() => {
    expect(setMix(board, MIX, me)).toBe(null);
    expect(setGrid(board, GRID, me)).toBe(null);
    const at = (value: number) => ({ unit: 'ticks', value, gridRevision: 0 }) as const;
    expect(
      placeShots(
        board,
        new Map([
          [one, at(0)],
          [two, at(8)],
        ]),
        me,
      ),
    ).toBe(null);
  }, me);
  expect(undo.undoStack).toHaveLength(1);
  expect(board.cut()?.entries).toHaveLength(2);
  undo.undo();
  expect(board.song()).toBe(null);
  expect(board.slots().every(({ start }) => start === null)).toBe(true);
});

describe('sections and markers', () => {
  it('[G6] are set, renamed, moved and removed', () => {
    const { board } = boardOnBeats(0, 8);
    const id = addSection(board, { name: ' Chorus \n 1 ', start: onBeat(board, 8) });
    expect(board.sections()).toEqual([{ id, name: 'Chorus 1', start: onBeat(board, 8) }]);
    expect(setSection(board, id, { start: onBeat(board, 9) })).toBe(null);
    expect(board.sections()[0]).toMatchObject({ name: 'Chorus 1', start: onBeat(board, 9) });
    expect(removeSection(board, id)).toBe(null);
    expect(removeSection(board, id)).toMatch(/already/u);
    const pop = { name: 'pop', start: onBeat(board, 3), end: null, by: 'dana' };
    const marker = addMarker(board, pop);
    expect(board.markers()).toEqual([{ ...pop, id: marker }]);
    expect(setMarker(board, marker, { end: onBeat(board, 4) })).toBe(null);
    expect(board.markers()[0]?.end).toEqual(onBeat(board, 4));
    expect(removeMarker(board, marker)).toBe(null);
    expect(setMarker(board, marker, { name: 'x' })).toMatch(/removed this marker meanwhile/u);
  });

  it('[G6] of two people at the same moment are all there', () => {
    const { board: dana } = boardOnBeats(0);
    const milo = copyOf(dana);
    addSection(dana, { name: 'Verse', start: onBeat(dana, 0) });
    addSection(milo, { name: 'Chorus', start: onBeat(dana, 32) });
    exchange(dana, milo);
    expect(
      dana
        .sections()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Chorus', 'Verse']);
    expect(milo.sections()).toHaveLength(2);
  });
});

describe('what somebody else wrote of the song', () => {
  it('[S10] is left alone when it cannot be read', () => {
    const { board } = boardOnBeats(0, 8);
    const { song, cuts } = board.roots;
    const good = gridOf(board);
    board.doc.transact(() => {
      for (const [i, junk] of [7, 'x', { mixId: 'mix-1' }, null].entries()) {
        song.set(`grid:${i}`, junk);
        song.set(`section:${i}`, junk ?? new Y.Map());
      }
      // No tempo, a rate that is none, a start beyond all whole numbers in another rate.
      const stored = song.get(`grid:${good.revision}`) as { changes: object[] };
      song.set('grid:90', { ...stored, changes: [{ ...stored.changes[0], tempo: [0, 0] }] });
      song.set('grid:91', { ...stored, rate: 1 });
      song.set('grid:92', {
        ...stored,
        mixId: 'other',
        rate: 8000,
        start: Number.MAX_SAFE_INTEGER,
      });
      cuts.get('main')?.get(slotId(board, board.shots()[1]?.id))?.set('lead', 'soon');
    });
    expect(gridOf(board)).toEqual(good);
    expect(board.sections()).toEqual([]);
    expect(film(board)).toBe('1@0');
    song.set('mix', { name: 'not a mix' });
    expect(board.song()).toBe(null);
  });
});
