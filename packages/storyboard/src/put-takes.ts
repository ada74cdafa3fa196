import type { UnknownRecord } from '@tldraw/store';
import { createShapeId } from '@tldraw/tlschema';
import type { TLShapeId } from '@tldraw/tlschema';
import type { Board } from './board.ts';
import { boxesOnPage, indicesOnTop, overlap } from './boxes-on-page.ts';
import type { Box, BoxOnPage } from './boxes-on-page.ts';
import { PAGE_ID, TAKE_HEIGHT } from './canvas-schema.ts';
import { putRecord, readProp } from './canvas-record.ts';

const GAP = 8;
/** Between a shot's card and its takes. */
const APART = 24;
/** Two rows are as high as a shot's card; beyond so many columns there are more rows. */
const ROWS = 2;
const MOST_COLUMNS = 8;

/** A take to lie on the canvas; `aspect` is width divided by height. */
export interface TakeOnCanvas {
  readonly takeId: string;
  readonly aspect: number;
}

/**
 * Puts cards for takes on the canvas, in rows, all together: beside the card of `beside`, as far to
 * its right as it takes not to cover anything; or with the first one's middle on `at`, whatever lies
 * there. Without either, or when that shot has no card, under everything. Canvas units.
 */
export function putTakes(
  board: Board,
  takes: readonly TakeOnCanvas[],
  {
    beside,
    at,
  }: {
    readonly beside?: string | undefined;
    readonly at?: { readonly x: number; readonly y: number } | undefined;
  } = {},
  origin?: unknown,
): TLShapeId[] {
  const places = inRows(takes);
  const [first] = places;
  if (first === undefined) return [];
  const corner =
    at === undefined
      ? freeCorner(boxesOnPage(board), sizeOfAll(places), beside)
      : { x: at.x - first.w / 2, y: at.y - first.h / 2 };
  const indices = indicesOnTop(board, takes.length);
  const ids = takes.map(() => createShapeId());
  board.doc.transact(() => {
    for (const [i, { x, y, w, h }] of places.entries()) {
      putRecord(board.roots.canvas, {
        id: ids[i],
        typeName: 'shape',
        type: 'take',
        parentId: PAGE_ID,
        index: indices[i],
        x: corner.x + x,
        y: corner.y + y,
        rotation: 0,
        isLocked: false,
        opacity: 1,
        meta: {},
        props: { w, h, takeId: takes[i]?.takeId },
      } as unknown as UnknownRecord);
    }
  }, origin);
  return ids;
}

/** The takes that have a card on the canvas. */
export function takesOnCanvas(board: Board): ReadonlySet<string> {
  const takes = new Set<string>();
  for (const stored of board.roots.canvas.values()) {
    const takeId = stored.get('type') === 'take' ? readProp(stored, 'takeId') : undefined;
    if (typeof takeId === 'string') takes.add(takeId);
  }
  return takes;
}

/** Where each lies from the corner of all: equally high, each as wide as its picture. */
function inRows(takes: readonly TakeOnCanvas[]): Box[] {
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(takes.length / ROWS)));
  let x = 0;
  return takes.map(({ aspect }, i) => {
    if (i % columns === 0) x = 0;
    const w = Math.round(TAKE_HEIGHT * Math.min(3, Math.max(1 / 3, aspect)));
    const box = { x, y: Math.floor(i / columns) * (TAKE_HEIGHT + GAP), w, h: TAKE_HEIGHT };
    x += w + GAP;
    return box;
  });
}

const sizeOfAll = (boxes: readonly Box[]) => ({
  w: Math.max(...boxes.map(({ x, w }) => x + w)),
  h: Math.max(...boxes.map(({ y, h }) => y + h)),
});

function freeCorner(
  taken: readonly BoxOnPage[],
  size: { readonly w: number; readonly h: number },
  beside: string | undefined,
): { x: number; y: number } {
  const card = taken.find(({ shotId }) => shotId !== undefined && shotId === beside);
  if (card === undefined) {
    if (taken.length === 0) return { x: 0, y: 0 };
    return {
      x: Math.min(...taken.map(({ x }) => x)),
      y: Math.max(...taken.map(({ y, h }) => y + h)) + APART,
    };
  }
  let x = card.x + card.w + APART;
  for (;;) {
    const place = { x, y: card.y, ...size };
    const inTheWay = taken.filter((box) => overlap(box, place));
    if (inTheWay.length === 0) return { x, y: card.y };
    x = Math.max(...inTheWay.map((box) => box.x + box.w)) + APART;
  }
}
