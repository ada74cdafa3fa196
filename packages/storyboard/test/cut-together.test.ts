import { FRAME_RATES, frameOfPosition } from '@takeboard/editorial';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { addShots, rollTo } from '../src/index.ts';
import type { Board } from '../src/index.ts';
import { CUT_EDITS, EDITS, GRID_EDITS, arbitraryEdit, doEdit, kinds } from './random-edits.ts';
import { boardOnBeats, copyOf, exchange, onBeat, slotId } from './support.ts';

// Hundreds of films are made below, on whatever else the machine is doing.
vi.setConfig({ testTimeout: 60_000 });

/** Everything that a film must be, whatever was done to its board. */
function expectWhole(board: Board, made: ReadonlySet<string>) {
  const everywhere = [...board.shots(), ...board.bin()].map(({ id }) => id);
  expect(everywhere.toSorted()).toEqual([...made].toSorted());
  const cut = board.cut();
  const song = board.song()?.song;
  if (cut === null || song === undefined) return;
  const hung = board.slots().filter(({ start }) => start !== null);
  const shown = [...cut.entries.map(({ slot }) => slot), ...cut.leftOver];
  expect(shown.map(({ id }) => id)).toEqual(hung.map(({ id }) => id));
  let at = 0;
  for (const { start, end } of cut.entries) {
    expect(start).toBe(at);
    expect(end).toBeGreaterThan(start);
    at = end;
  }
  if (cut.entries.length > 0) expect(at).toBe(cut.frames);
  const pushed = cut.entries.slice(1).flatMap(({ slot, start }) => {
    const wanted = frameOfPosition(song, slot.start, FRAME_RATES['24']) + slot.lead;
    return wanted === start ? [] : [{ slotId: slot.id, wanted, got: start }];
  });
  expect(cut.pushed).toEqual(pushed);
}

/** What both must see alike. */
const seen = (board: Board) => ({
  shots: board.shots().map(({ id }) => id),
  bin: board
    .bin()
    .map(({ id }) => id)
    .toSorted(),
  slots: board.slots(),
  cut: board.cut(),
  song: board.song(),
  sections: board.sections().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  markers: board.markers().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

const starts = (board: Board) => board.cut()?.entries.map(({ slot, start }) => [slot.id, start]);

/** Every kind of edit, those of the cut more often: they are what can be at odds. */
const anything = [...kinds(EDITS), ...kinds(CUT_EDITS), ...kinds(CUT_EDITS)];

/** Few enough for every day; a thousand of each have been run. */
const RUNS = { numRuns: 40 };

const beats = fc
  .uniqueArray(fc.nat(400), { minLength: 1, maxLength: 14 })
  .map((all) => all.toSorted((a, b) => a - b));

describe('two people on one song', () => {
  it('[F1] never make a gap or an overlap, lose no shot, and see the same film, pushed slots reported', () => {
    const step = fc.record({ who: fc.nat(2), edit: arbitraryEdit(anything) });
    fc.assert(
      fc.property(beats, fc.array(step, { maxLength: 30 }), (on, steps) => {
        const { board: dana } = boardOnBeats(...on);
        const milo = copyOf(dana);
        const made = new Set(dana.shots().map(({ id }) => id));
        const note = (board: Board) => {
          for (const { id } of [...board.shots(), ...board.bin()]) made.add(id);
        };
        for (const { who, edit } of steps) {
          if (who === 2) {
            exchange(dana, milo);
            expect(seen(dana)).toEqual(seen(milo));
            expectWhole(dana, made);
          } else {
            const board = who === 0 ? dana : milo;
            doEdit(board, edit);
            note(board);
          }
        }
        exchange(dana, milo);
        expect(seen(dana)).toEqual(seen(milo));
        expectWhole(dana, made);
        expectWhole(milo, made);
      }),
      RUNS,
    );
  });

  it('[G1] correct the grid at the same moment, and no picture moves by a frame', () => {
    const step = fc.record({ who: fc.nat(2), edit: arbitraryEdit(kinds(GRID_EDITS)) });
    fc.assert(
      fc.property(beats, fc.array(step, { minLength: 1, maxLength: 20 }), (on, steps) => {
        const { board: dana } = boardOnBeats(...on);
        const milo = copyOf(dana);
        const before = starts(dana);
        for (const { who, edit } of steps) {
          if (who === 2) exchange(dana, milo);
          else doEdit(who === 0 ? dana : milo, edit);
          expect(starts(dana)).toEqual(before);
          expect(starts(milo)).toEqual(before);
        }
        exchange(dana, milo);
        expect(starts(dana)).toEqual(before);
        expect(seen(dana)).toEqual(seen(milo));
      }),
      RUNS,
    );
  });

  it('[F1] roll one boundary at the same moment: one of them holds for both', () => {
    const { board: dana, ids } = boardOnBeats(0, 8, 16);
    const milo = copyOf(dana);
    rollTo(dana, slotId(dana, ids[1]), onBeat(dana, 10));
    rollTo(milo, slotId(milo, ids[1]), onBeat(milo, 5));
    exchange(dana, milo);
    expect(starts(dana)).toEqual(starts(milo));
    expect([120, 60]).toContain(dana.cut()?.entries[1]?.start);
    expect(dana.cut()?.pushed).toEqual([]);
  });
});

describe('each edit', () => {
  it('[F3] is one step of undo, which brings everything back as it was', () => {
    fc.assert(
      fc.property(beats, fc.array(arbitraryEdit(anything), { maxLength: 15 }), (on, edits) => {
        const { board } = boardOnBeats(...on);
        addShots(board, [{ title: 'hangs nowhere' }]);
        const me = {};
        const roots = Object.values(board.roots);
        const undo = new Y.UndoManager(roots, { trackedOrigins: new Set([me]), captureTimeout: 0 });
        const before = [seen(board)];
        for (const edit of edits) {
          const steps = undo.undoStack.length;
          doEdit(board, edit, me);
          expect(undo.undoStack.length - steps).toBeLessThanOrEqual(1);
          if (undo.undoStack.length > steps) before.push(seen(board));
        }
        for (let at = before.length - 2; at >= 0; at--) {
          undo.undo();
          expect(withoutGrids(seen(board))).toEqual(withoutGrids(before[at]));
        }
      }),
      RUNS,
    );
  });

  it('[F4] that would move an end of a locked slot is refused, and says whose', () => {
    fc.assert(
      fc.property(
        beats,
        fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
        fc.array(arbitraryEdit(kinds(CUT_EDITS)), { maxLength: 15 }),
        (on, which, edits) => {
          const { board, ids } = boardOnBeats(...on);
          addShots(board, [{ title: 'hangs nowhere' }, { title: 'nor this' }]);
          for (const i of which)
            doEdit(board, { what: 'lock', one: i % ids.length, other: 0, tick: 0, onSound: false });
          const held = () =>
            board
              .cut()
              ?.entries.filter(({ slot }) => slot.locked)
              .map(({ slot, start, end }) => [slot.shotId, start, end]);
          const before = held();
          expect(before).not.toEqual([]);
          for (const edit of edits) {
            const film = starts(board);
            const said = doEdit(board, edit);
            expect(held()).toEqual(before);
            if (typeof said === 'string') expect(starts(board)).toEqual(film);
          }
        },
      ),
      RUNS,
    );
  });
});

/** Grids stay in the document when a correction is undone; nothing that people see does. */
const withoutGrids = (
  { song, ...rest }: ReturnType<typeof seen> = {} as ReturnType<typeof seen>,
) => ({
  ...rest,
  song: song === null ? null : { ...song, song: { ...song.song, earlierGrids: [] } },
});
