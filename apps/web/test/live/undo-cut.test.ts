import { TICKS_PER_BEAT, doubleTempo, makeGrid, rational } from '@takeboard/editorial';
import {
  addMarker,
  addShots,
  addShotsOnSong,
  moveShots,
  openBoard,
  pictureOf,
  placeShots,
  removeSong,
  replaceMix,
  rollTo,
  seedBoard,
  setGrid,
  setLead,
  setMix,
  setSlot,
  setTrim,
  swapSlots,
  takeOffSong,
} from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openUndoStack } from '../../src/live/undo-stack.ts';

const MIX = { mixId: 'mix', sha256: 'a', name: 'song.wav', rate: 48_000, samples: 240 * 48_000 };
const GRID = makeGrid({
  revision: 0,
  rate: 48_000,
  start: 0,
  changes: [{ tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } }],
});
const onBeat = (board: Board, beat: number) =>
  ({
    unit: 'ticks',
    value: beat * TICKS_PER_BEAT,
    gridRevision: board.song()?.grid?.revision ?? 0,
  }) as const;

/** Two people on a board of three shots on a song; the first has an undo stack as in the page. */
function open() {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  const board = openBoard(doc);
  setMix(board, MIX);
  setGrid(board, GRID);
  const ids = addShots(board, [{ title: '1' }, { title: '2' }, { title: '3' }]);
  placeShots(board, new Map(ids.map((id, i) => [id, onBeat(board, 8 * i)])));
  const other = new Y.Doc();
  const meet = () => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  };
  meet();
  const me = { name: 'command' };
  const failures: string[] = [];
  const roots = ['canvas', 'shots', 'cuts', 'trims', 'looks', 'entities', 'song'];
  const undo = openUndoStack(
    doc,
    roots.map((root) => doc.getMap(root)),
    me,
    () => undefined,
    (what) => failures.push(what),
  );
  return {
    board,
    partner: openBoard(other),
    meet,
    me,
    undo,
    slots: board.slots().map(({ id }) => id),
    ids,
  };
}

const seen = (board: Board) => ({
  cut: board.cut(),
  slots: board.slots(),
  lead: board.lead(),
  grid: board.song()?.grid,
  markers: board.markers(),
});
const film = (board: Board) =>
  board
    .cut()
    ?.entries.map(({ slot, start }) => `${board.shot(slot.shotId)?.title}@${start}`)
    .join(' ');

it('takes every edit of the film back in one step, and does it again in one', () => {
  const { board, me, undo, slots, ids } = open();
  const [one = '', two = '', three = ''] = slots;
  const edits: (() => unknown)[] = [
    () => rollTo(board, two, onBeat(board, 10), me),
    () => swapSlots(board, one, three, me),
    () => moveShots(board, [ids[0] ?? '', ids[1] ?? ''], { after: null }, me),
    () => setSlot(board, two, { transition: { kind: 'zoom-through', frames: 8 }, lead: -2 }, me),
    () => setTrim(board, two, 'take', { in: 12, speed: rational(1, 2) }, me),
    () => addShotsOnSong(board, [{ draft: { title: 'new' }, start: onBeat(board, 4) }], me),
    () => takeOffSong(board, [three], me),
    () => setLead(board, -1, me),
    () => setGrid(board, doubleTempo(board.song()?.grid ?? GRID), me),
    () => addMarker(board, { name: 'pop', start: onBeat(board, 3), end: null, by: 'd' }, me),
    () => replaceMix(board, { ...MIX, mixId: 'other', rate: 44_100 }, 44_100, me),
    () => removeSong(board, me),
  ];
  const states = [seen(board)];
  for (const edit of edits) {
    edit();
    states.push(seen(board));
  }
  for (const before of states.slice(0, -1).toReversed()) {
    undo.undo();
    expect(seen(board)).toEqual(before);
  }
  expect(undo.canUndo()).toBe(false);
  for (const after of states.slice(1)) {
    undo.redo();
    expect(seen(board)).toEqual(after);
  }
});

it('leaves what the partner did meanwhile', () => {
  const { board, partner, meet, me, undo, slots } = open();
  const [, two = '', three = ''] = slots;
  rollTo(board, two, onBeat(board, 10), me);
  setTrim(board, two, 'take', { in: 12 }, me);
  meet();
  rollTo(partner, two, onBeat(partner, 6));
  rollTo(partner, three, onBeat(partner, 20));
  setTrim(partner, two, 'take', { speed: rational(2) });
  meet();
  undo.undo();
  undo.undo();
  meet();
  expect(film(board)).toBe('1@0 2@72 3@240');
  expect(film(partner)).toBe(film(board));
  expect(board.trim(two, 'take').speed).toEqual(rational(2));
});
