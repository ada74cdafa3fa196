import { createShapeId } from '@tldraw/tlschema';
import type { TLShapeId } from '@tldraw/tlschema';
import type { UnknownRecord } from '@tldraw/store';
import type { Board } from './board.ts';
import { boxesOnPage, indicesOnTop, overlap } from './boxes-on-page.ts';
import type { Box, BoxOnPage } from './boxes-on-page.ts';
import { CARD_SIZE, PAGE_ID } from './canvas-schema.ts';
import { putRecord } from './canvas-record.ts';

const GAP = { x: 24, y: 56 };
/** A row of four fits a laptop beside the side panel at full size. */
const COLUMNS = 4;

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

function behindCard(
  cards: readonly BoxOnPage[],
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
