import { createShapeId } from '@tldraw/tlschema';
import type { TLShapeId } from '@tldraw/tlschema';
import type { UnknownRecord } from '@tldraw/store';
import { getIndicesAbove } from '@tldraw/utils';
import type { IndexKey } from '@tldraw/utils';
import { T } from '@tldraw/validate';
import type { Board } from './board.ts';
import { CARD_SIZE, PAGE_ID } from './canvas-schema.ts';
import { putRecord, readProp, readRecord } from './canvas-record.ts';

const GAP = { x: 24, y: 56 };
/** A row of four fits a laptop beside the side panel at full size. */
const COLUMNS = 4;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Puts cards for shots on the canvas: from `at`, else behind the card of `behind` or the last card,
 * in rows of four, leaving out places where something lies already. Canvas units, top left corners.
 */
export function putCards(
  board: Board,
  shotIds: readonly string[],
  {
    behind,
    at,
  }: {
    readonly behind?: string | undefined;
    readonly at?: { readonly x: number; readonly y: number } | undefined;
  } = {},
): TLShapeId[] {
  const { canvas } = board.roots;
  const taken = boxesOnPage(board);
  const cards = taken.filter((box) => box.shotId !== undefined);
  const start = at ?? behindCard(cards, behind);
  const left = at?.x ?? Math.min(start.x, ...cards.map((card) => card.x));
  const places = freePlaces(start, left, shotIds.length, taken);
  return indicesOnTop(board, shotIds.length).map((index, i) => {
    const id = createShapeId();
    const place = places[i] as Box;
    putRecord(canvas, {
      id,
      typeName: 'shape',
      type: 'shot',
      parentId: PAGE_ID,
      index,
      x: place.x,
      y: place.y,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: { w: CARD_SIZE.w, h: CARD_SIZE.h, shotId: shotIds[i] },
    } as unknown as UnknownRecord);
    return id;
  });
}

function boxesOnPage(board: Board): (Box & { readonly shotId: string | undefined })[] {
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

function behindCard(
  cards: readonly (Box & { readonly shotId: string | undefined })[],
  behind: string | undefined,
): { x: number; y: number } {
  const byPlace = [...cards].sort((a, b) => a.y - b.y || a.x - b.x);
  const card =
    cards.find(({ shotId }) => shotId === behind && behind !== undefined) ?? byPlace.at(-1);
  return card === undefined ? { x: 0, y: 0 } : { x: card.x + card.w + GAP.x, y: card.y };
}

function freePlaces(
  start: { readonly x: number; readonly y: number },
  left: number,
  count: number,
  taken: readonly Box[],
): Box[] {
  const places: Box[] = [];
  const right = left + COLUMNS * (CARD_SIZE.w + GAP.x);
  for (let { x, y } = start; places.length < count; x += CARD_SIZE.w + GAP.x) {
    if (x + CARD_SIZE.w > right) [x, y] = [left, y + CARD_SIZE.h + GAP.y];
    const place = { x, y, ...CARD_SIZE };
    if (![...taken, ...places].some((box) => overlap(box, place))) places.push(place);
  }
  return places;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** New cards go on top of what lies there. */
function indicesOnTop(board: Board, count: number): IndexKey[] {
  let top: IndexKey | null = null;
  for (const stored of board.roots.canvas.values()) {
    const index = stored.get('index');
    if (stored.get('parentId') !== PAGE_ID || !T.indexKey.isValid(index)) continue;
    if (top === null || index > top) top = index;
  }
  return getIndicesAbove(top, count);
}
