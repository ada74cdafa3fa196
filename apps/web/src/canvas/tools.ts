import type { PanelShape } from '@takeboard/storyboard';
import { CARD_SIZE, addShots } from '@takeboard/storyboard';
import { StateNode, createShapeId } from 'tldraw';
import { panelSize } from './panel-size.ts';
import { sessionOf } from './session-of.ts';

/** Puts a panel where the person clicks, on top of what lies there. */
export class PanelTool extends StateNode {
  static override id = 'panel';

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 });
  }
  override onPointerUp() {
    const { x, y } = this.editor.inputs.currentPagePoint;
    const { w, h } = panelSize(sessionOf(this.editor).board.picture());
    const id = createShapeId();
    this.editor.markHistoryStoppingPoint('new panel');
    this.editor.createShape<PanelShape>({
      id,
      type: 'panel',
      parentId: this.editor.getCurrentPageId(),
      x: x - w / 2,
      y: y - h / 2,
    });
    this.editor.select(id);
    this.editor.setCurrentTool('select');
  }
  override onCancel() {
    this.editor.setCurrentTool('select');
  }
}

/** Makes a new shot with its card where the person clicks, and asks for its title. */
export class ShotTool extends StateNode {
  static override id = 'shot';

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 });
  }
  override onPointerUp() {
    const { x, y } = this.editor.inputs.currentPagePoint;
    const session = sessionOf(this.editor);
    const at = { x: x - CARD_SIZE.w / 2, y: y - CARD_SIZE.h / 2 };
    const [shotId] = addShots(session.board, [{}], { at }, session.command);
    this.editor.setCurrentTool('select');
    if (shotId !== undefined) session.editTitle(shotId);
  }
  override onCancel() {
    this.editor.setCurrentTool('select');
  }
}
