import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import {
  addShots,
  binShots,
  duplicateShots,
  moveShots,
  openBoard,
  renumberShots,
  restoreShots,
  setShot,
} from '../src/index.ts';
import type { Board } from '../src/index.ts';
import { copyOf, exchange, labels, newBoard, titles } from './support.ts';

// Hundreds of boards are made below, on whatever else the machine is doing.
vi.setConfig({ testTimeout: 60_000 });

const three = [{ title: 'Dorm hallway' }, { title: 'Locker' }, { title: 'Bubble gum' }];

describe('shots', () => {
  it('[S1] come with a slot and a card in one transaction', () => {
    const board = newBoard();
    let transactions = 0;
    board.doc.on('update', () => transactions++);
    const ids = addShots(board, three);
    expect(transactions).toBe(1);
    expect(board.shots().map(({ id }) => id)).toEqual(ids);
    const cards = [...board.roots.canvas.values()].filter(
      (record) => record.get('type') === 'shot',
    );
    expect(cards.map((card) => card.get('p.shotId')).sort()).toEqual([...ids].sort());
  });

  it('[S2] take the next number at the end and a letter between two', () => {
    const board = newBoard();
    const [first = ''] = addShots(board, three);
    addShots(board, [{ title: 'x' }, { title: 'y' }], { after: first });
    expect(labels(board)).toEqual(['1', '1A', '1B', '2', '3']);
    addShots(board, [{ label: '7' }, { label: '7' }, {}]);
    expect(labels(board).slice(5)).toEqual(['7', '8', '9']);
  });

  it('[S2] never use I, O or a number that is taken, the bin included', () => {
    const board = newBoard();
    const [first = ''] = addShots(board, three);
    addShots(
      board,
      Array.from({ length: 30 }, () => ({})),
      { after: first },
    );
    expect(new Set(labels(board)).size).toBe(33);
    expect(labels(board).some((label) => /[IO]/u.test(label))).toBe(false);
    expect(labels(board)).toContain('1AA');
    const [last = ''] = addShots(board, [{}]);
    expect(board.shot(last)?.label).toBe('4');
    binShots(board, [last], 'dana', 1);
    const [next = ''] = addShots(board, [{}]);
    expect(board.shot(next)?.label).toBe('5');
  });

  it('[S3] go to the bin and come back to their place with everything they had', () => {
    const board = newBoard();
    const [, second = ''] = addShots(board, three);
    const before = board.shot(second);
    binShots(board, [second], 'dana', 1_700_000_000_000);
    expect(titles(board)).toEqual(['Dorm hallway', 'Bubble gum']);
    expect(board.bin().map(({ binned }) => binned)).toEqual([
      { by: 'dana', at: 1_700_000_000_000 },
    ]);
    restoreShots(board, [second]);
    expect(titles(board)).toEqual(['Dorm hallway', 'Locker', 'Bubble gum']);
    expect(board.shot(second)).toEqual(before);
  });

  it('[S4] duplicate behind their original, text and all, without sharing it', () => {
    const board = newBoard();
    const [first = ''] = addShots(board, [
      { title: 'A', prompt: 'she runs', notes: 'n' },
      { title: 'B' },
    ]);
    const copies = duplicateShots(board, [first]);
    expect(titles(board)).toEqual(['A', 'A', 'B']);
    board.shot(first)?.prompt.insert(0, 'now ');
    expect(board.shot(copies[0] ?? '')?.promptText).toBe('she runs');
    expect(board.shot(first)?.promptText).toBe('now she runs');
  });

  it('[S4] duplicate several at once under numbers of their own', () => {
    const board = newBoard();
    const ids = addShots(board, three);
    duplicateShots(board, ids);
    expect(titles(board)).toEqual(three.flatMap(({ title }) => [title, title]));
    expect(new Set(labels(board)).size).toBe(6);
  });

  it('[S5] renumber from 1 in their order', () => {
    const board = newBoard();
    const ids = addShots(board, three);
    moveShots(board, [ids[2] ?? ''], { after: null });
    renumberShots(board);
    expect(board.shots().map((shot) => `${shot.label} ${shot.title}`)).toEqual([
      '1 Bubble gum',
      '2 Dorm hallway',
      '3 Locker',
    ]);
  });

  it('writes only what differs', () => {
    const board = newBoard();
    const [id = ''] = addShots(board, [{ title: 'Same', bars: { num: 1, den: 2 } }]);
    let updates = 0;
    board.doc.on('update', () => updates++);
    setShot(board, id, { title: 'Same', bars: { num: 1, den: 2 }, domain: 'camera-story' });
    expect(updates).toBe(0);
    setShot(board, id, { title: 'Other' });
    expect(updates).toBe(1);
    setShot(board, 'nobody', { title: 'x' });
    expect(updates).toBe(1);
  });

  it('[S6] undo of adding takes shot, slot and card away and nothing of the partner', () => {
    const board = newBoard();
    const mine = {};
    const undo = new Y.UndoManager(Object.values(board.roots), { trackedOrigins: new Set([mine]) });
    const [theirs = ''] = addShots(board, [{ title: 'Theirs' }]);
    addShots(board, [{ title: 'Mine' }], {}, mine);
    setShot(board, theirs, { title: 'Theirs, later' });
    undo.undo();
    expect(titles(board)).toEqual(['Theirs, later']);
    expect([...board.roots.canvas.keys()].filter((id) => id.startsWith('shape:'))).toHaveLength(1);
    expect(board.roots.cuts.get('main')?.size).toBe(1);
    undo.redo();
    expect(titles(board)).toEqual(['Theirs, later', 'Mine']);
  });
});

describe('order', () => {
  it('[S7] moves to wherever it is told', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.integer({ min: -1, max: 7 }), (from, to) => {
        const board = newBoard();
        const ids = addShots(
          board,
          Array.from({ length: 8 }, (_, i) => ({ title: String(i) })),
        );
        const expected = [...ids];
        const moved = ids[from] as string;
        const after = to === -1 ? null : (ids[to] as string);
        moveShots(board, [moved], { after });
        if (after !== moved) {
          expected.splice(from, 1);
          expected.splice(after === null ? 0 : expected.indexOf(after) + 1, 0, moved);
        }
        expect(board.shots().map(({ id }) => id)).toEqual(expected);
      }),
    );
  });

  it('[S8] concurrent moves, additions and deletions keep every shot once and both people agree', () => {
    const step = fc.record({
      who: fc.boolean(),
      what: fc.constantFrom('add', 'move', 'front', 'bin', 'restore', 'meet'),
      which: fc.nat(20),
      where: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const dana = newBoard();
        addShots(dana, three);
        const milo = copyOf(dana);
        const made = new Set(dana.shots().map(({ id }) => id));
        for (const { who, what, which, where } of steps) {
          const board = who ? dana : milo;
          const all = board.shots();
          const at = (index: number) => all[index % Math.max(1, all.length)]?.id ?? '';
          if (what === 'add')
            for (const id of addShots(board, [{}], { after: at(where) })) made.add(id);
          if (what === 'move') moveShots(board, [at(which)], { after: at(where) });
          if (what === 'front') moveShots(board, [at(which)], { after: null });
          if (what === 'bin') binShots(board, [at(which)], 'dana', 1);
          if (what === 'restore')
            restoreShots(
              board,
              board.bin().map(({ id }) => id),
            );
          if (what === 'meet') exchange(dana, milo);
        }
        exchange(dana, milo);
        const ids = (board: Board) => board.shots().map(({ id }) => id);
        expect(ids(dana)).toEqual(ids(milo));
        const everywhere = [...dana.shots(), ...dana.bin()].map(({ id }) => id).sort();
        expect(everywhere).toEqual([...made].sort());
      }),
      { numRuns: 200 },
    );
  });

  it('[S9] makes room between shots that two people put at the same place at the same moment', () => {
    const dana = newBoard();
    const [first = ''] = addShots(dana, three);
    const order = dana.roots.cuts.get('main')?.values().next().value?.get('order');
    const milo = copyOf(dana);
    // Random keys hardly ever meet; write the worst case by hand.
    for (const slot of milo.roots.cuts.get('main')?.values() ?? []) slot.set('order', order);
    exchange(dana, milo);
    for (const board of [dana, milo]) {
      const before = board.shots().map(({ id }) => id);
      const [id = ''] = addShots(board, [{}], { after: before[0] });
      expect(board.shots().map((shot) => shot.id)).toEqual([before[0], id, before[1], before[2]]);
      moveShots(board, [before[2] ?? ''], { after: before[0] ?? '' });
      expect(board.shots().map((shot) => shot.id)).toEqual([before[0], before[2], id, before[1]]);
    }
    expect(first).not.toBe('');
  });
});

describe('what somebody else wrote', () => {
  it('[S10] is left alone and counted when it cannot be read', () => {
    const board = newBoard();
    addShots(board, three);
    const junk: unknown[] = ['text', 7, new Y.Array(), new Y.Map()];
    board.doc.transact(() => {
      junk.forEach((value, i) => board.roots.shots.set(`junk${i}`, value as Y.Map<unknown>));
      board.roots.cuts.get('main')?.set('junk', 'slot' as unknown as Y.Map<unknown>);
      const slot = new Y.Map<unknown>();
      slot.set('order', 'not a key !');
      slot.set('shotId', 'x');
      board.roots.cuts.get('main')?.set('junk2', slot);
    });
    expect(titles(board)).toEqual(three.map(({ title }) => title));
    expect(board.unreadable()).toBe(4);
    expect(board.roots.shots.has('junk0')).toBe(true);
  });

  it('keeps values identical until what they show changes', () => {
    const board = newBoard();
    const [first = '', second = ''] = addShots(board, three);
    const shots = board.shots();
    const untouched = board.shot(second);
    let calls = 0;
    const stop = board.subscribe(() => calls++);
    expect(board.shots()).toBe(shots);
    board.shot(first)?.prompt.insert(0, 'rain');
    expect(calls).toBe(1);
    expect(board.shots()).not.toBe(shots);
    expect(board.shot(second)).toBe(untouched);
    expect(board.shot(first)?.promptText).toBe('rain');
    stop();
    board.close();
    board.shot(first)?.prompt.insert(0, 'more ');
    expect(calls).toBe(1);
    expect(openBoard(board.doc).shot(first)?.promptText).toBe('more rain');
  });
});
