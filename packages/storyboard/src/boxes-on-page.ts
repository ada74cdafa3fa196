import { getIndicesAbove } from '@tldraw/utils';
import type { IndexKey } from '@tldraw/utils';
import { T } from '@tldraw/validate';
import type { Board } from './board.ts';
import { readProp, readRecord } from './canvas-record.ts';
import { PAGE_ID } from './canvas-schema.ts';

/** A rectangle in canvas units, by its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What takes up room on the page, and which shot's card it is, if any. */
export interface BoxOnPage extends Box {
  readonly shotId: string | undefined;
}

/** Everything that lies on the page itself; what lies on a panel or in a group has its room there. */
export function boxesOnPage(board: Board): BoxOnPage[] {
  return [...board.roots.canvas.entries()].flatMap(([id, stored]) => {
    if (stored.get('parentId') !== PAGE_ID) return [];
    const record = readRecord(id, stored);
    if (record === undefined) return [];
    const { w, h } = (record['props'] ?? {}) as { w?: unknown; h?: unknown };
    const { x, y } = record;
    if (typeof x !== 'number' || typeof y !== 'number') return [];
    const shotId = stored.get('type') === 'shot' ? readProp(stored, 'shotId') : undefined;
    return [
      {
        x,
        y,
        // Notes, text and strokes know their size only in the browser; the room of a note is a fair guess.
        w: typeof w === 'number' ? w : 200,
        h: typeof h === 'number' ? h : 200,
        shotId: typeof shotId === 'string' ? shotId : undefined,
      },
    ];
  });
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Where new things go: on top of what lies there. */
export function indicesOnTop(board: Board, count: number): IndexKey[] {
  let top: IndexKey | null = null;
  for (const stored of board.roots.canvas.values()) {
    const index = stored.get('index');
    if (stored.get('parentId') !== PAGE_ID || !T.indexKey.isValid(index)) continue;
    if (top === null || index > top) top = index;
  }
  return getIndicesAbove(top, count);
}
