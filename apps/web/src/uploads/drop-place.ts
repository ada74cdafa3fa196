import type { BoardSession } from '../live/board-session.ts';

/** Where on the screen dropped files would land, and what that means. */
export interface DropPlace {
  readonly shotId: string | null;
  /** On the canvas, where pictures are put down. */
  readonly onCanvas: boolean;
  /** Of what takes the files, in pixels of the window; null for the whole screen. */
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  } | null;
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
  const onCanvas = element?.closest('.tb-canvas') !== null && element !== null;
  const card = onCanvas ? (session.editorReady?.shotAt(point) ?? null) : null;
  return { shotId: card?.shotId ?? null, onCanvas, box: card?.box ?? null };
}
