import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  CARD_SIZE,
  TAKE_HEIGHT,
  addShots,
  canvasSchema,
  putTakes,
  readRecord,
  repairCanvas,
  takesOnCanvas,
} from '../src/index.ts';
import type { Board, TakeOnCanvas } from '../src/index.ts';
import { newBoard } from './support.ts';

interface Placed {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function placed(board: Board, ids?: readonly string[]): Placed[] {
  return [...board.roots.canvas.entries()].flatMap(([id, stored]) => {
    const record = readRecord(id, stored);
    if (record?.typeName !== 'shape' || (ids && !ids.includes(id))) return [];
    const { w, h } = record['props'] as { w: number; h: number };
    return [{ type: String(record['type']), x: Number(record['x']), y: Number(record['y']), w, h }];
  });
}

const takes = (count: number, aspect = 16 / 9): TakeOnCanvas[] =>
  Array.from({ length: count }, (_, i) => ({ takeId: `t${i}`, aspect }));

const covers = (a: Placed, b: Placed) =>
  a !== b && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('cards of takes', () => {
  it('[T1] are records the schema knows, with the id and the shape of the picture', () => {
    const board = newBoard();
    const [id = ''] = putTakes(board, [{ takeId: 'abc', aspect: 9 / 16 }]);
    const record = readRecord(id, board.roots.canvas.get(id));
    expect(record).toMatchObject({ type: 'take', props: { takeId: 'abc', w: 45, h: TAKE_HEIGHT } });
    expect(() => canvasSchema.types.shape.validate(record)).not.toThrow();
    expect([...takesOnCanvas(board)]).toEqual(['abc']);
    expect(repairCanvas(board.doc)).toBe(0);
  });

  it('[T2] lie beside their shot’s card when there is room', () => {
    const board = newBoard();
    const [shotId] = addShots(board, [{}]);
    const [card] = placed(board);
    const cards = placed(board, putTakes(board, takes(6), { beside: shotId }));
    expect(cards).toHaveLength(6);
    expect(Math.min(...cards.map(({ x }) => x))).toBe((card?.x ?? 0) + CARD_SIZE.w + 24);
    // Two rows are exactly as high as the shot's card.
    expect(Math.max(...cards.map(({ y, h }) => y + h))).toBe((card?.y ?? 0) + CARD_SIZE.h);
  });

  it('[T2] never cover anything, 700 takes on 55 shots', () => {
    const board = newBoard();
    const shots = addShots(
      board,
      Array.from({ length: 55 }, () => ({})),
    );
    const shape = [16 / 9, 1, 9 / 16, 2.39];
    for (const [i, beside] of shots.entries()) {
      putTakes(board, takes(12 + (i % 3), shape[i % shape.length]), { beside });
    }
    const all = placed(board);
    expect(all.filter(({ type }) => type === 'take').length).toBeGreaterThan(700);
    expect(all.some((a) => all.some((b) => covers(a, b)))).toBe(false);
  });

  it('[T2] stand where they were dropped, whatever lies there', () => {
    const board = newBoard();
    addShots(board, [{}]);
    const [card] = placed(board, putTakes(board, takes(1), { at: { x: 50, y: 60 } }));
    expect(card).toMatchObject({ x: 50 - 71, y: 60 - 40, w: 142, h: 80 });
  });

  it('[T2] go under everything when their shot has no card', () => {
    const board = newBoard();
    addShots(board, [{}, {}]);
    const bottom = Math.max(...placed(board).map(({ y, h }) => y + h));
    const cards = placed(board, putTakes(board, takes(3), { beside: 'nobody' }));
    expect(Math.min(...cards.map(({ y }) => y))).toBeGreaterThan(bottom);
  });

  it('[T3] come as one transaction of the caller and move nothing', () => {
    const board = newBoard();
    const [beside] = addShots(board, [{}, {}]);
    const before = placed(board);
    const command = {};
    const undo = new Y.UndoManager([board.roots.canvas], { trackedOrigins: new Set([command]) });
    putTakes(board, takes(20), { beside }, command);
    expect(placed(board).slice(0, before.length)).toEqual(before);
    undo.undo();
    expect(placed(board)).toEqual(before);
    expect(takesOnCanvas(board).size).toBe(0);
  });

  it('[T2] of nothing are nothing', () => {
    const board = newBoard();
    expect(putTakes(board, [])).toEqual([]);
    expect(board.roots.canvas.size).toBe(2);
  });
});
