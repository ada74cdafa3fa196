import type { Editor, TLShape } from 'tldraw';

/**
 * Makes tldraw treat panels as it treats frames: what is drawn on one is cut off at its edge, a
 * brush must enclose it to select it, an eraser that starts on it does not take the paper away.
 *
 * tldraw 3.15.6 asks all that by one question, `isShapeOfType(shape, 'frame')`, and offers no other
 * way to answer it.
 */
export function treatPanelsAsFrames(editor: Editor): void {
  const isShapeOfType = editor.isShapeOfType.bind(editor) as (
    shape: TLShape | TLShape['id'],
    type: string,
  ) => boolean;
  const answer = (shape: TLShape | TLShape['id'], type: string): boolean =>
    isShapeOfType(shape, type) || (type === 'frame' && isShapeOfType(shape, 'panel'));
  editor.isShapeOfType = answer as Editor['isShapeOfType'];
}
