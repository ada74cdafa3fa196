import type { BoardSession, ShotOnScreen } from '../live/board-session.ts';

type Box = ShotOnScreen['box'];

/** Where on the screen dropped files would land, and what that means. */
export interface DropPlace {
  readonly shotId: string | null;
  /** On the canvas, where pictures are put down. */
  readonly onCanvas: boolean;
  /** What is dragged is sound and nothing else. */
  readonly song?: boolean;
  /** Of what takes the files, in pixels of the window; null for the whole screen. */
  readonly box: Box | null;
}

/**
 * Marks an element as a place for the takes of a shot. What is dropped anywhere else on the board
 * belongs to no shot.
 */
export const dropsOnShot = (shotId: string) => ({ 'data-drop-shot': shotId });

/** The place under the pointer. */
export function dropPlaceAt(
  session: BoardSession,
  target: EventTarget | null,
  point: { readonly x: number; readonly y: number },
): DropPlace {
  const element = target instanceof Element ? target : null;
  const marked = element?.closest<HTMLElement>('[data-drop-shot]');
  if (marked !== null && marked !== undefined) {
    const { x, y, width: w, height: h } = marked.getBoundingClientRect();
    return { shotId: marked.dataset['dropShot'] ?? null, onCanvas: false, box: { x, y, w, h } };
  }
  const canvas = element?.closest('.tb-canvas') ?? null;
  const card = canvas === null ? null : (session.editorReady?.shotAt(point) ?? null);
  return {
    shotId: card?.shotId ?? null,
    onCanvas: canvas !== null,
    box: card === null || canvas === null ? null : within(card.box, canvas.getBoundingClientRect()),
  };
}

/** The part of a card that is on the screen: what stands beside the canvas covers the rest. */
function within(box: Box, { x, y, right, bottom }: DOMRect): Box {
  const left = Math.max(box.x, x);
  const top = Math.max(box.y, y);
  return {
    x: left,
    y: top,
    w: Math.min(box.x + box.w, right) - left,
    h: Math.min(box.y + box.h, bottom) - top,
  };
}
