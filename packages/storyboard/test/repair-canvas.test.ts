import type { UnknownRecord } from '@tldraw/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putRecord, repairCanvas } from '../src/index.ts';
import type { Board } from '../src/index.ts';
import { newBoard } from './support.ts';

function put(board: Board, id: string, fields: Record<string, unknown>): void {
  const typeName = id.split(':')[0] as string;
  const place = typeName === 'shape' ? { x: 0, y: 0, rotation: 0 } : {};
  putRecord(board.roots.canvas, {
    id,
    typeName,
    meta: {},
    ...place,
    ...fields,
  } as unknown as UnknownRecord);
}

const ids = (board: Board) =>
  [...board.roots.canvas.keys()].filter((id) => !/^(document|page):/u.test(id)).sort();

describe('repair', () => {
  it('[R1] writes nothing on a sound canvas', () => {
    const board = newBoard();
    put(board, 'shape:panel', { type: 'panel', parentId: 'page:page', props: {} });
    put(board, 'shape:stroke', { type: 'draw', parentId: 'shape:panel', props: {} });
    let updates = 0;
    board.doc.on('update', () => updates++);
    expect(repairCanvas(board.doc)).toBe(0);
    expect(updates).toBe(0);
  });

  it('[R2] removes what lost its parent, however deep, and bindings that lost an end', () => {
    const board = newBoard();
    put(board, 'shape:child', { type: 'draw', parentId: 'shape:gone', props: {} });
    put(board, 'shape:grandchild', { type: 'draw', parentId: 'shape:child', props: {} });
    put(board, 'shape:arrow', { type: 'arrow', parentId: 'page:page', props: {} });
    put(board, 'binding:1', {
      type: 'arrow',
      fromId: 'shape:arrow',
      toId: 'shape:child',
      props: {},
    });
    put(board, 'binding:2', {
      type: 'arrow',
      fromId: 'shape:arrow',
      toId: 'shape:nobody',
      props: {},
    });
    expect(repairCanvas(board.doc)).toBe(4);
    expect(ids(board)).toEqual(['shape:arrow']);
  });

  it('[R3] puts a circle of parents back on the page', () => {
    const board = newBoard();
    put(board, 'shape:a', { type: 'group', parentId: 'shape:b', props: {} });
    put(board, 'shape:b', { type: 'group', parentId: 'shape:a', props: {} });
    expect(repairCanvas(board.doc)).toBe(2);
    expect(
      [...board.roots.canvas.values()]
        .filter((r) => r.get('type') === 'group')
        .map((r) => r.get('parentId')),
    ).toEqual(['page:page', 'page:page']);
  });

  it('[R4] lets an image let go of an asset that is gone', () => {
    const board = newBoard();
    put(board, 'shape:image', {
      type: 'image',
      parentId: 'page:page',
      props: { assetId: 'asset:gone' },
    });
    expect(repairCanvas(board.doc)).toBe(1);
    expect(board.roots.canvas.get('shape:image')?.get('p.assetId')).toBeNull();
  });

  it('[R5] leaves nothing to repair, whatever was broken', () => {
    const node = fc.record({ parent: fc.nat(14), kind: fc.constantFrom('shape', 'binding') });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 12 }), (nodes) => {
        const board = newBoard();
        nodes.forEach(({ parent, kind }, i) => {
          const other = parent === 13 ? 'page:page' : `shape:${parent}`;
          if (kind === 'shape')
            put(board, `shape:${i}`, { type: 'group', parentId: other, props: {} });
          else
            put(board, `binding:${i}`, {
              type: 'arrow',
              fromId: other,
              toId: `shape:${i - 1}`,
              props: {},
            });
        });
        repairCanvas(board.doc);
        expect(repairCanvas(board.doc)).toBe(0);
        const left = board.roots.canvas;
        for (const [id, record] of left.entries()) {
          if (id.startsWith('shape:'))
            expect(left.has(record.get('parentId') as string)).toBe(true);
          if (id.startsWith('binding:')) {
            expect(
              left.has(record.get('fromId') as string) && left.has(record.get('toId') as string),
            ).toBe(true);
          }
        }
      }),
    );
  });

  it('[R2] goes on around what is no record at all', () => {
    const board = newBoard();
    const junk = board.doc.getMap<unknown>('canvas');
    for (const [id, value] of Object.entries({ number: 5, nothing: null, text: new Y.Text('x') })) {
      junk.set(`shape:${id}`, value);
      junk.set(`binding:${id}`, 5);
    }
    put(board, 'shape:child', { type: 'draw', parentId: 'shape:gone', props: {} });
    put(board, 'shape:odd', { type: 'draw', parentId: 'shape:number', props: {} });
    expect(repairCanvas(board.doc)).toBe(2);
    expect(junk.size).toBe(2 + 6);
  });
});
