import { CARD_SIZE, addShots, putCards, putTakes } from '@takeboard/storyboard';
import type { ShotCardShape, TakeCardShape } from '@takeboard/storyboard';
import { Box } from 'tldraw';
import type { Editor, TLShape } from 'tldraw';
import type { BoardSession, CanvasHandle } from '../live/board-session.ts';
import { takeOnCanvas } from '../takes/take-on-canvas.ts';
import { canvasTakes } from './canvas-takes.ts';
import type { OpenCanvas } from './open-canvas.ts';
import { takePictures } from './take-content.ts';

/** Milliseconds; nothing moves for those who asked for less motion. */
const MOVE = 180;

/** The shape that is a shot's card; the topmost when it has several. */
export function cardOf(editor: Editor, shotId: string): TLShape | undefined {
  return editor
    .getCurrentPageShapesSorted()
    .findLast((shape) => shotIdOf(shape) === shotId && !editor.isShapeHidden(shape));
}

/** The shot a shape is the card of. */
export function shotIdOf(shape: TLShape | null | undefined): string | undefined {
  if (shape?.type !== 'shot') return undefined;
  return (shape as unknown as ShotCardShape).props.shotId;
}

/** The take a shape is the card of. */
export function takeIdOf(shape: TLShape | null | undefined): string | undefined {
  if (shape?.type !== 'take') return undefined;
  return (shape as unknown as TakeCardShape).props.takeId;
}

export function canvasHandle(
  editor: Editor,
  session: BoardSession,
  { binding }: OpenCanvas,
): CanvasHandle {
  const animation = () =>
    matchMedia('(prefers-reduced-motion: reduce)').matches ? {} : { animation: { duration: MOVE } };
  return {
    zoomToShot(shotId) {
      if (cardOf(editor, shotId) === undefined && !session.readOnly()) {
        session.doc.transact(() => putCards(session.board, [shotId]), session.command);
      }
      const card = cardOf(editor, shotId);
      const bounds = card && editor.getShapePageBounds(card.id);
      if (card === undefined || bounds === undefined) return;
      editor.select(card.id);
      const zoom = Math.min(Math.max(editor.getZoomLevel(), 0.6), 1.2);
      editor.zoomToBounds(bounds, { targetZoom: zoom, ...animation() });
    },
    showTakes(takeIds) {
      const wanted = new Set(takeIds);
      const cards = editor
        .getCurrentPageShapes()
        .filter((shape) => wanted.has(takeIdOf(shape) ?? ''));
      const bounds = Box.Common(cards.flatMap(({ id }) => editor.getShapePageBounds(id) ?? []));
      if (cards.length === 0) return;
      editor.select(...cards.map(({ id }) => id));
      editor.zoomToBounds(bounds, { inset: 96, targetZoom: 1, ...animation() });
    },
    addShotAtViewport() {
      const { x, y } = editor.getViewportPageBounds().center;
      const at = { x: x - CARD_SIZE.w / 2, y: y - CARD_SIZE.h / 2 };
      const [shotId = ''] = addShots(session.board, [{}], { at }, session.command);
      session.editTitle(shotId);
      return shotId;
    },
    shotAt(point) {
      const at = editor.screenToPage(point);
      const card = editor
        .getCurrentPageShapesSorted()
        .findLast(
          (shape) =>
            shotIdOf(shape) !== undefined &&
            !editor.isShapeHidden(shape) &&
            editor.isPointInShape(shape, at, { hitInside: true }),
        );
      const bounds = card && editor.getShapePageBounds(card.id);
      if (card === undefined || bounds === undefined) return null;
      const { x, y } = editor.pageToScreen(bounds);
      const zoom = editor.getZoomLevel();
      const box = { x, y, w: bounds.w * zoom, h: bounds.h * zoom };
      return { shotId: shotIdOf(card) ?? '', box };
    },
    addPictures: (pictures, point) => {
      void takePictures(editor, pictures, editor.screenToPage(point));
    },
    addTakes(takeIds, point) {
      const { takes } = canvasTakes(editor.store).get();
      const known = takeIds.flatMap((id) => takes.get(id) ?? []);
      if (session.readOnly() || known.length === 0) return;
      const at = editor.screenToPage(point);
      editor.select(...putTakes(session.board, known.map(takeOnCanvas), { at }, session.command));
    },
    takeForSpace(pointer) {
      const only = editor.getOnlySelectedShape();
      const takeId = takeIdOf(only);
      if (only === null || takeId === undefined || !editor.isIn('select.idle')) return null;
      const isOn =
        pointer === null ||
        editor.isPointInShape(only, editor.screenToPage(pointer), { hitInside: true });
      return isOn ? takeId : null;
    },
    focus: () => editor.focus(),
    viewport: () => editor.getViewportPageBounds().toJson(),
    flush: binding.flush,
  };
}
