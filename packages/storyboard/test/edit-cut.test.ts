import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  addShots,
  binShots,
  duplicateShots,
  insertShot,
  moveShots,
  placeShots,
  restoreShots,
  rollTo,
  setLead,
  setSlot,
  setTrim,
  swapSlots,
  takeOffSong,
} from '../src/index.ts';
import type { Board } from '../src/index.ts';
import { CUT_EDITS, arbitraryEdit, doEdit, kinds } from './random-edits.ts';
import type { Edit } from './random-edits.ts';
import {
  boardOnBeats,
  copyOf,
  exchange,
  film,
  newBoard,
  onBeat,
  slotId,
  titles,
} from './support.ts';

// Hundreds of films are made below, on whatever else the machine is doing.
vi.setConfig({ testTimeout: 60_000 });

describe('a roll', () => {
  it('[F5] moves one boundary and no other', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    expect(film(board)).toBe('1@0 2@96 3@192');
    expect(rollTo(board, slotId(board, ids[1]), onBeat(board, 10))).toBe(null);
    expect(film(board)).toBe('1@0 2@120 3@192');
  });

  it('[F5] is held between its neighbours, a frame from each: past one, past the end, to nothing', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    rollTo(board, slotId(board, ids[1]), onBeat(board, 200));
    expect(film(board)).toBe('1@0 2@191 3@192');
    rollTo(board, slotId(board, ids[1]), onBeat(board, -5));
    expect(film(board)).toBe('1@0 2@1 3@192');
    rollTo(board, slotId(board, ids[2]), onBeat(board, 5000));
    expect(film(board)).toBe('1@0 2@1 3@5759');
    expect(board.cut()?.pushed).toEqual([]);
  });

  it('[F5] leaves a slot where it is that was pushed there', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    const stored = board.roots.cuts.get('main')?.get(slotId(board, ids[2]));
    // As two who rolled both at the same moment leave it.
    stored?.set('start', onBeat(board, 4));
    expect(film(board)).toBe('1@0 2@96 3@97');
    expect(board.cut()?.pushed).toEqual([{ slotId: slotId(board, ids[2]), wanted: 48, got: 97 }]);
    rollTo(board, slotId(board, ids[1]), onBeat(board, 1));
    expect(film(board)).toBe('1@0 2@12 3@97');
    expect(board.cut()?.pushed).toEqual([]);
  });

  it('[F4] is refused at a locked slot, at the first one and without a song', () => {
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
    expect(rollTo(board, 'nobody', onBeat(board, 10))).toMatch(/does not hang/u);
    expect(rollTo(newBoard(), 'x', onBeat(board, 1))).toMatch(/no song yet/u);
    expect(film(board)).toBe('1@0 2@96 3@192');
  });
});

describe('shots that change places', () => {
  it('[F6] by a swap exchange order and start', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    expect(swapSlots(board, slotId(board, ids[0]), slotId(board, ids[2]))).toBe(null);
    expect(film(board)).toBe('3@0 2@96 1@192');
    expect(titles(board)).toEqual(['3', '2', '1']);
  });

  it('[F6] by a swap with one that hangs nowhere: then the other does', () => {
    const { board, ids } = boardOnBeats(0, 8);
    const [id = ''] = addShots(board, [{ title: 'new' }]);
    swapSlots(board, slotId(board, ids[1]), slotId(board, id));
    expect(film(board)).toBe('1@0 new@96');
  });

  it('[F6] by a swap though two people gave them the same key', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    for (const slot of board.roots.cuts.get('main')?.values() ?? []) slot.set('order', 'a1');
    // Equal keys leave the order to the ids; the starts follow it here.
    const ordered = board.shots().map(({ id }) => id);
    placeShots(board, new Map(ordered.map((id, i) => [id, onBeat(board, 8 * i)])));
    const [one, two, three] = film(board)
      .split(' ')
      .map((each) => each.split('@')[0]);
    swapSlots(board, slotId(board, ordered[0]), slotId(board, ordered[1]));
    expect(film(board)).toBe(`${two}@0 ${one}@96 ${three}@192`);
    expect(ids).toHaveLength(3);
  });

  it('[F7] by moving one in the list keep all boundaries', () => {
    const { board, ids } = boardOnBeats(0, 8, 16, 20);
    expect(moveShots(board, [ids[3] ?? ''], { after: ids[0] ?? '' })).toBe(null);
    expect(film(board)).toBe('1@0 4@96 2@192 3@240');
    expect(moveShots(board, [ids[3] ?? ''], { after: null })).toBe(null);
    expect(film(board)).toBe('4@0 1@96 2@192 3@240');
  });

  it('[F7] several as a block, and a lock holds all of them', () => {
    const { board, ids } = boardOnBeats(0, 8, 16, 20);
    const [one = '', two = '', three = '', four = ''] = ids;
    expect(moveShots(board, [two, one], { after: four })).toBe(null);
    expect(film(board)).toBe('3@0 4@96 2@192 1@240');
    setSlot(board, slotId(board, two), { locked: true });
    expect(moveShots(board, [four, two], { after: null })).toBe(
      'Shot 2 is locked. Unlock it first.',
    );
    expect(moveShots(board, [four, one], { after: null })).toBe(
      'Shot 2 is locked. Unlock it first.',
    );
    expect(moveShots(board, [four], { after: null })).toBe(null);
    expect(film(board)).toBe('4@0 3@96 2@192 1@240');
    expect(moveShots(board, [], { after: three })).toBe(null);
  });

  it('[F7] several in one transaction, too', () => {
    const { board, ids } = boardOnBeats(0, 8, 16, 20);
    const [one = '', two = '', , four = ''] = ids;
    board.doc.transact(() => {
      moveShots(board, [one], { after: four });
      moveShots(board, [two], { after: one });
    });
    expect(film(board)).toBe('3@0 4@96 1@192 2@240');
  });
});

describe('a shot that leaves the song', () => {
  it('[F8] stays on the board, and the slot before it fills its place', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    expect(takeOffSong(board, [slotId(board, ids[1])])).toBe(null);
    expect(film(board)).toBe('1@0 3@192');
    expect(titles(board)).toEqual(['1', '2', '3']);
    expect(takeOffSong(board, [slotId(board, ids[1])])).toMatch(/does not hang/u);
  });

  it('[F8] at the beginning leaves it to the next', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    takeOffSong(board, [slotId(board, ids[0])]);
    expect(film(board)).toBe('2@0 3@192');
  });

  it('[F8] by the bin comes back to its place with everything it had', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    setSlot(board, slotId(board, ids[1]), { transition: { kind: 'crossfade', frames: 12 } });
    const before = board.cut();
    binShots(board, [ids[1] ?? ''], 'dana', 1);
    expect(film(board)).toBe('1@0 3@192');
    restoreShots(board, [ids[1] ?? '']);
    expect(board.cut()).toEqual(before);
  });

  it('[F8] and finds its place given away when it comes back, takes half of the slot before it', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    const [one = '', two = '', three = ''] = ids;
    binShots(board, [two], 'dana', 1);
    moveShots(board, [three], { after: null });
    expect(film(board)).toBe('3@0 1@192');
    restoreShots(board, [two]);
    expect(film(board)).toBe('3@0 1@192 2@2976');
    binShots(board, [one], 'dana', 1);
    rollTo(board, slotId(board, two), onBeat(board, 10));
    restoreShots(board, [one]);
    expect(film(board)).toBe('3@0 1@60 2@120');
    expect(board.cut()?.pushed).toEqual([]);
  });

  it('[F8] a copy hangs nowhere until somebody hangs it', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    const [copy = ''] = duplicateShots(board, [ids[1] ?? '']);
    expect(film(board)).toBe('1@0 2@96 3@192');
    expect(board.slotOf(copy)?.start).toBe(null);
  });
});

describe('what a slot says of itself', () => {
  it('[F9] is its lead, or that of the board', () => {
    const { board, ids } = boardOnBeats(0, 8, 16);
    expect(setLead(board, -2)).toBe(null);
    expect(film(board)).toBe('1@0 2@94 3@190');
    expect(setSlot(board, slotId(board, ids[1]), { lead: 3 })).toBe(null);
    expect(film(board)).toBe('1@0 2@99 3@190');
    expect(setSlot(board, slotId(board, ids[1]), { lead: 0 })).toBe(null);
    expect(film(board)).toBe('1@0 2@96 3@190');
    expect(setSlot(board, slotId(board, ids[1]), { lead: null })).toBe(null);
    expect(film(board)).toBe('1@0 2@94 3@190');
  });

  it('[F9] is refused in words where it makes no sense', () => {
    const { board, ids } = boardOnBeats(0, 8);
    const id = slotId(board, ids[1]);
    expect(setSlot(board, id, { lead: 31 })).toMatch(/at most 30 either way, not 31/u);
    expect(setSlot(board, id, { lead: 0.5 })).toMatch(/whole number/u);
    expect(setLead(board, -31)).toMatch(/at most 30/u);
    const tooLong = { kind: 'crossfade', frames: 121 } as const;
    expect(setSlot(board, id, { transition: tooLong })).toMatch(/1 to 120 frames, not 121/u);
    expect(setSlot(board, 'nobody', { locked: true })).toMatch(/not on the board/u);
  });

  it('[F10] is which part of each take plays, kept when the take changes', () => {
    const { board, ids } = boardOnBeats(0, 8);
    const id = slotId(board, ids[1]);
    const half = { num: 1, den: 2 };
    expect(setTrim(board, id, 'one', { in: 5, speed: half })).toBe(null);
    expect(setTrim(board, id, 'other', { in: 9 })).toBe(null);
    expect(board.trim(id, 'one')).toEqual({ in: 5, speed: half });
    expect(board.trim(id, 'other')).toEqual({ in: 9, speed: { num: 1, den: 1 } });
    expect(setTrim(board, id, 'one', { in: null })).toBe(null);
    expect(board.trim(id, 'one')).toEqual({ in: null, speed: half });
    expect(setTrim(board, id, 'one', { speed: { num: 20, den: 1 } })).toMatch(/ten times/u);
    expect(setTrim(board, id, 'one', { in: -1 })).toMatch(/no frame -1/u);
    setSlot(board, id, { locked: true });
    expect(setTrim(board, id, 'one', { in: 2 })).toBe('Shot 2 is locked. Unlock it first.');
  });
});

/** A board as two people leave it who edit at once, slots pushed and equal keys included. */
const used = (beats: readonly number[], edits: readonly (Edit & { readonly who: number })[]) => {
  const { board } = boardOnBeats(...beats);
  const other = copyOf(board);
  for (const { who, ...edit } of edits) doEdit(who === 0 ? board : other, edit);
  exchange(board, other);
  return board;
};
const withoutLeads = kinds(CUT_EDITS).filter((kind) => kind !== 'slotLead');
const scene = fc.record({
  beats: fc.uniqueArray(fc.nat(300), { minLength: 2, maxLength: 10 }),
  edits: fc.array(
    fc
      .record({ edit: arbitraryEdit(withoutLeads), who: fc.nat(1) })
      .map(({ edit, who }) => ({ ...edit, who })),
    { maxLength: 8 },
  ),
  one: fc.nat(20),
  other: fc.nat(20),
  beat: fc.integer({ min: -10, max: 520 }),
});
const entries = (board: Board) => board.cut()?.entries ?? [];
const starts = (board: Board, without?: string) =>
  entries(board).flatMap(({ slot, start }) => (slot.id === without ? [] : [[slot.id, start]]));
const frames = (board: Board) => entries(board).map(({ start }) => start);
const RUNS = { numRuns: 40 };

describe('in whatever state two people left a film', () => {
  it('[F5] a roll moves its boundary, as far as there is room, and no other', () => {
    fc.assert(
      fc.property(scene, ({ beats, edits, one, beat }) => {
        const board = used(beats, edits);
        const at = 1 + (one % Math.max(1, entries(board).length - 1));
        const [before, entry] = [entries(board)[at - 1], entries(board)[at]];
        if (before === undefined || entry === undefined) return;
        const rest = starts(board, entry.slot.id);
        expect(rollTo(board, entry.slot.id, onBeat(board, beat))).toBe(null);
        expect(starts(board, entry.slot.id)).toEqual(rest);
        const held = Math.min(Math.max(beat * 12, before.start + 1), entry.end - 1);
        expect(frames(board)[at]).toBe(held);
      }),
      RUNS,
    );
  });

  it('[F6] a swap moves no boundary; [F7] nor does a move in the list', () => {
    fc.assert(
      fc.property(scene, ({ beats, edits, one, other }) => {
        const board = used(beats, edits);
        const before = frames(board);
        const [a, b] = [one, other].map((i) => entries(board)[i % before.length]?.slot);
        if (a === undefined || b === undefined) return;
        swapSlots(board, a.id, b.id);
        expect(frames(board)).toEqual(before);
        moveShots(board, [a.shotId], { after: b.shotId });
        expect(frames(board)).toEqual(before);
        const order = board.shots().map(({ id }) => id);
        if (a !== b) expect(order.indexOf(a.shotId)).toBe(order.indexOf(b.shotId) + 1);
      }),
      RUNS,
    );
  });

  it('[F11] a shot that is inserted begins where it was put, and the one there ends', () => {
    fc.assert(
      fc.property(scene, ({ beats, edits, beat }) => {
        const board = used(beats, edits);
        const [id = ''] = addShots(board, [{ title: 'new' }]);
        const frame = Math.max(0, beat * 12);
        const there = entries(board).find(({ start, end }) => start <= frame && frame < end);
        const before = starts(board, there?.slot.id);
        const said = insertShot(board, id, onBeat(board, beat));
        const made = board.slotOf(id);
        if (frame >= 5760 || (there !== undefined && there.end - there.start < 2)) {
          expect(said).toMatch(/past the end|no room/u);
          expect(made?.start).toBe(null);
          return;
        }
        expect(said).toBe(null);
        const now = entries(board).find(({ slot }) => slot.shotId === id);
        expect(now?.start).toBe(there === undefined ? 0 : frame);
        const others = starts(board, made?.id).filter(([slot]) => slot !== there?.slot.id);
        expect(others).toEqual(before);
      }),
      RUNS,
    );
  });

  it('[F8] a shot that comes back from the bin moves no other boundary than its own', () => {
    fc.assert(
      fc.property(scene, ({ beats, edits, one, other }) => {
        const board = used(beats, edits);
        const gone = entries(board)[1 + (one % Math.max(1, entries(board).length - 1))]?.slot;
        if (gone === undefined) return;
        binShots(board, [gone.shotId], 'dana', 1);
        const moved = board.shots()[other % board.shots().length]?.id ?? '';
        moveShots(board, [moved], { after: null });
        const before = starts(board);
        restoreShots(board, [gone.shotId]);
        expect(board.shots().map(({ id }) => id)).toContain(gone.shotId);
        // As the first it begins with the song, and the one that was first where it says.
        if (entries(board)[0]?.slot.id === gone.id) return;
        expect(starts(board, gone.id)).toEqual(before);
      }),
      RUNS,
    );
  });

  it('[F12] shots that are placed begin where they were put, in that order', () => {
    fc.assert(
      fc.property(scene, ({ beats, edits, beat }) => {
        const board = used(beats, edits);
        const [one = '', two = ''] = addShots(board, [{ title: 'one' }, { title: 'two' }]);
        const at = [Math.max(1, beat % 400), Math.max(1, beat % 400) + 40] as const;
        const taken = frames(board).some((frame) =>
          at.some((each) => Math.abs(each * 12 - frame) < 3),
        );
        if (taken || board.cut()?.pushed.length !== 0) return;
        const before = starts(board);
        const places = [
          [two, onBeat(board, at[0])],
          [one, onBeat(board, at[1])],
        ] as const;
        expect(placeShots(board, new Map(places))).toBe(null);
        const startOf = (id: string) =>
          entries(board).find(({ slot }) => slot.shotId === id)?.start;
        if (before.length > 0) expect(startOf(two)).toBe(at[0] * 12);
        expect(startOf(one)).toBe(at[1] * 12);
        const old = starts(board).filter(([id]) => before.some(([was]) => was === id));
        expect(old).toEqual(before);
      }),
      RUNS,
    );
  });
});
