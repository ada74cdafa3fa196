import {
  TICKS_PER_BEAT,
  changeGridAt,
  doubleTempo,
  halveTempo,
  nudgeGrid,
  rational,
  setBarOne,
} from '@takeboard/editorial';
import type { Grid, SongPosition } from '@takeboard/editorial';
import fc from 'fast-check';
import {
  addMarker,
  addSection,
  addShots,
  addShotsOnSong,
  binShots,
  duplicateShots,
  insertShot,
  moveShots,
  placeShots,
  removeSong,
  replaceMix,
  restoreShots,
  rollTo,
  setGrid,
  setLead,
  setMix,
  setSlot,
  setTrim,
  swapSlots,
  takeOffSong,
} from '../src/index.ts';
import type { Board } from '../src/index.ts';
import { GRID, MIX } from './support.ts';

/** One thing that a person does, drawn at random; its numbers are taken modulo what there is. */
export interface Edit {
  readonly what: keyof typeof EDITS;
  /** Which shot, and which other one. */
  readonly one: number;
  readonly other: number;
  /** Where on the song, in ticks. */
  readonly tick: number;
  /** On a sound instead. */
  readonly onSound: boolean;
}

type Parts = Omit<Edit, 'what'>;
type Do = (board: Board, edit: Parts, origin: unknown) => unknown;

const shotAt = (board: Board, index: number): string => {
  const all = board.shots();
  return all[index % Math.max(1, all.length)]?.id ?? '';
};
const slotAt = (board: Board, index: number): string => {
  const all = board.slots();
  return all[index % Math.max(1, all.length)]?.id ?? '';
};
const place = (board: Board, { tick, onSound }: Parts): SongPosition => {
  const song = board.song();
  const gridRevision = song?.grid?.revision ?? 0;
  const rate = song?.mix.rate ?? 48_000;
  return onSound || song?.grid === null
    ? { unit: 'samples', value: tick * 25, rate, gridRevision }
    : { unit: 'ticks', value: tick, gridRevision };
};
/** Corrects the grid where that makes one. */
const correct =
  (by: (grid: Grid, edit: Parts) => Grid): Do =>
  (board, edit, origin) => {
    const grid = board.song()?.grid;
    if (!grid) return setGrid(board, GRID, origin);
    try {
      return setGrid(board, by(grid, edit), origin);
    } catch (error) {
      if (error instanceof RangeError) return error.message;
      throw error;
    }
  };
const otherMix = (one: number) => ({
  ...MIX,
  mixId: `mix-${one % 4}`,
  rate: [44_100, 48_000, 96_000][one % 3] ?? 48_000,
  samples: ([30, 200, 260][one % 3] ?? 240) * 48_000,
});

/** Edits of what hangs on the song: these a lock holds. */
export const CUT_EDITS = {
  roll: (board, edit, origin) => rollTo(board, slotAt(board, edit.one), place(board, edit), origin),
  swap: (board, { one, other }, origin) =>
    swapSlots(board, slotAt(board, one), slotAt(board, other), origin),
  place: (board, edit, origin) =>
    placeShots(
      board,
      new Map([
        [shotAt(board, edit.one), place(board, edit)],
        [
          shotAt(board, edit.other),
          place(board, { ...edit, tick: edit.tick + 4 * TICKS_PER_BEAT }),
        ],
      ]),
      origin,
    ),
  insert: (board, edit, origin) =>
    insertShot(board, shotAt(board, edit.one), place(board, edit), origin),
  takeOff: (board, { one }, origin) => takeOffSong(board, [slotAt(board, one)], origin),
  move: (board, { one, other }, origin) =>
    moveShots(board, [shotAt(board, one)], { after: shotAt(board, other) }, origin),
  toFront: (board, { one }, origin) =>
    moveShots(board, [shotAt(board, one)], { after: null }, origin),
  slotLead: (board, { one, other }, origin) =>
    setSlot(board, slotAt(board, one), { lead: (other % 5) - 2 }, origin),
  transition: (board, { one, other }, origin) =>
    setSlot(
      board,
      slotAt(board, one),
      { transition: other % 3 === 0 ? null : { kind: 'zoom-through', frames: 1 + (other % 40) } },
      origin,
    ),
  drop: (board, edit, origin) =>
    addShotsOnSong(
      board,
      [
        { draft: { title: 'dropped' }, start: place(board, edit) },
        { draft: { title: 'dropped' }, start: place(board, { ...edit, tick: edit.tick + 960 }) },
      ],
      origin,
    ),
} as const satisfies Record<string, Do>;

/** Corrections of where the beats are: these move no picture. */
export const GRID_EDITS = {
  nudge: correct((grid, { tick }) => nudgeGrid(grid, (tick % 2000) - 1000)),
  double: correct((grid) => doubleTempo(grid)),
  halve: correct((grid) => halveTempo(grid)),
  barOne: correct((grid, { tick }) => setBarOne(grid, tick)),
  tempoFrom: correct((grid, { tick, one, other }) =>
    changeGridAt(grid, {
      tick: Math.max(0, tick - (tick % TICKS_PER_BEAT)),
      tempo: rational(6000 + one * 371, 100),
      meter: { beats: 1 + (other % 7), unit: 4 },
    }),
  ),
} as const satisfies Record<string, Do>;

export const EDITS = {
  ...CUT_EDITS,
  ...GRID_EDITS,
  lock: (board, { one, other }, origin) =>
    setSlot(board, slotAt(board, one), { locked: other % 3 === 0 }, origin),
  trim: (board, { one, other }, origin) =>
    setTrim(board, slotAt(board, one), 'take', { in: other, speed: rational(1, 2) }, origin),
  boardLead: (board, { one }, origin) => setLead(board, (one % 7) - 3, origin),
  section: (board, edit, origin) =>
    addSection(board, { name: 'Chorus', start: place(board, edit) }, origin),
  marker: (board, edit, origin) =>
    addMarker(board, { name: 'pop', start: place(board, edit), end: null, by: 'dana' }, origin),
  removeSong: (board, _edit, origin) => removeSong(board, origin),
  setMix: (board, { one }, origin) => setMix(board, otherMix(one), origin),
  replaceMix: (board, { one, tick }, origin) =>
    replaceMix(board, otherMix(one), tick % 90_000, origin),
  add: (board, { one }, origin) => addShots(board, [{}], { after: shotAt(board, one) }, origin),
  duplicate: (board, { one }, origin) => duplicateShots(board, [shotAt(board, one)], origin),
  bin: (board, { one }, origin) => binShots(board, [shotAt(board, one)], 'dana', 1, origin),
  restore: (board, _edit, origin) =>
    restoreShots(
      board,
      board.bin().map(({ id }) => id),
      origin,
    ),
} as const satisfies Record<string, Do>;

export const doEdit = (board: Board, { what, ...parts }: Edit, origin?: unknown): unknown =>
  EDITS[what](board, parts, origin);

/** Edits of some kinds, from well before the song to well past its end. */
export const arbitraryEdit = (kinds: readonly Edit['what'][]): fc.Arbitrary<Edit> =>
  fc.record({
    what: fc.constantFrom(...kinds),
    one: fc.nat(40),
    other: fc.nat(40),
    tick: fc.integer({ min: -5000, max: 600_000 }),
    onSound: fc.boolean(),
  });

export const kinds = (edits: Readonly<Record<string, unknown>>): Edit['what'][] =>
  Object.keys(edits) as Edit['what'][];
