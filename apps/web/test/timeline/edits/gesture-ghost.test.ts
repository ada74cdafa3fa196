import { setSlot } from '@takeboard/storyboard';
import { expect, test } from 'vitest';
import { ghostOf } from '../../../src/timeline/edits/gesture-ghost.ts';
import { rollTarget } from '../../../src/timeline/edits/roll-target.ts';
import { slipTarget } from '../../../src/timeline/edits/slip-target.ts';
import type { Gesture } from '../../../src/timeline/edits/slot-gesture.ts';
import { at, boardWith, clip, filmNow } from './film.ts';

const { board, shotIds } = boardWith([1, 3, 5]);
const film = filmNow(board);
const slotIds = film.cut.entries.map(({ slot }) => slot.id);
const [first = '', second = ''] = slotIds;
const held = { from: { x: 0, y: 0, sample: 0 }, offset: 0 };
const names = {
  label: (slotId: string) => String(slotIds.indexOf(slotId) + 1),
  clipOf: (slotId: string) => (slotId === first ? clip(100) : null),
};
const ghost = (gesture: Gesture) => ghostOf(film, { gesture, drop: null }, names);
const rolled = (frame: number): Gesture => {
  const target = rollTarget(film, second, at(frame), 'off');
  if (target === null) throw new Error('it cannot be rolled');
  return { ...held, doing: 'roll', slotId: second, target };
};

test('a roll says where in bars, how far in frames, how long both are, and what is missing', () => {
  expect(ghost(rolled(108))).toEqual({
    line: at(108),
    span: { from: at(96), to: at(108) },
    at: at(108),
    readout: ['3.2.1 · +12 f', '1 108 f · 2 84 f'],
    bad: ['1 8 f short'],
  });
  expect(ghost(rolled(84))).toMatchObject({
    span: { from: at(84), to: at(96) },
    readout: ['2.4.1 · −12 f', '1 84 f · 2 108 f'],
    bad: [],
  });
});

test('a roll says which neighbour holds it', () => {
  expect(ghost(rolled(5000))).toMatchObject({ bad: ['held by 2', '1 91 f short'] });
  expect(ghost(rolled(0))).toMatchObject({ line: at(1), bad: ['held by 1'] });
});

test('a slip counts frames of the take from 1 and says by how many it is too short', () => {
  const target = slipTarget(clip(90, { in: 10 }), 96, film.fps, -4);
  expect(ghost({ ...held, doing: 'slip', slotId: second, target })).toMatchObject({
    line: null,
    span: { from: at(96), to: at(192) },
    readout: ['in 7 · out 90', '−4 f'],
    bad: ['12 f short'],
  });
  expect(ghost({ ...held, doing: 'slip', slotId: second, target: null })).toMatchObject({
    bad: ['2 has no pick to slip'],
  });
});

test('a carried slot shows what it would change places with, or that it leaves', () => {
  const carried = (over: Extract<Gesture, { doing: 'carry' }>['over']): Gesture => ({
    ...held,
    doing: 'carry',
    slotId: second,
    at: { x: 0, y: 0 },
    over,
  });
  expect(ghost(carried({ slotId: first }))).toMatchObject({
    readout: ['2 ↔ 1'],
    span: { from: 0, to: at(96) },
  });
  expect(ghost(carried('tray'))).toMatchObject({ readout: ['2 off the song'] });
  expect(ghost(carried(null))).toMatchObject({ readout: ['2'] });
});

test('a press shows nothing yet, and what is not there any more shows nothing', () => {
  expect(ghost({ ...held, doing: 'press', slotId: second, grip: 'slot' })).toBeNull();
  expect(ghost({ ...held, doing: 'press', slotId: 'gone', grip: 'slot' })).toBeNull();
});

test('a drop says where it lands, and that a locked slot keeps its pick', () => {
  const position = { unit: 'ticks', value: 960, gridRevision: film.song.grid.revision } as const;
  const dropped = ghostOf(
    film,
    { gesture: null, drop: { on: { position }, what: 'takes' } },
    names,
  );
  expect(dropped).toMatchObject({ line: at(12), readout: ['1.2.1', 'new shots from here'] });
  setSlot(board, second, { locked: true });
  const onSlot = { on: { slotId: second }, what: 'takes' } as const;
  expect(ghostOf(filmNow(board), { gesture: null, drop: onSlot }, names)).toMatchObject({
    readout: ['for 2'],
    bad: ['2 is locked'],
  });
  setSlot(board, second, { locked: false });
  expect(shotIds).toHaveLength(3);
});
