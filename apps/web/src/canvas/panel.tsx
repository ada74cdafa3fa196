import { panelProps } from '@takeboard/storyboard';
import type { PanelShape } from '@takeboard/storyboard';
import {
  BaseBoxShapeUtil,
  Group2d,
  HTMLContainer,
  Rectangle2d,
  resizeBox,
  useEditor,
  useValue,
} from 'tldraw';
import type { TLDragShapesOutInfo, TLResizeInfo, TLShape } from 'tldraw';
import { asDataUrl } from './as-data-url.ts';
import { linkToNearbyCard } from './link-panel.ts';
import { PAPER, panelSize } from './panel-size.ts';
import { Caption, writeCaption } from './panel-caption.tsx';
import { uploadOf } from './panel-image.ts';
import { sessionOf } from './session-of.ts';
import { taken } from './taken.ts';
import classes from './panel.module.css';

/** Height of the caption under the surface, in canvas units. */
const CAPTION = 32;

/**
 * A drawing surface of the board's picture shape. What is drawn on it is its child, in its own
 * coordinates, and cut off at its edge, so that the panel is the picture; an image lies under the
 * drawing. Its size is the surface; the caption hangs below and is not part of the picture.
 */
export class PanelUtil extends BaseBoxShapeUtil<PanelShape> {
  static override type = 'panel' as const;
  static override props = panelProps;

  override getDefaultProps(): PanelShape['props'] {
    return {
      ...panelSize(sessionOf(this.editor).board.picture()),
      caption: '',
      shotId: '',
      image: '',
    };
  }
  override onDoubleClick(shape: PanelShape) {
    if (!this.editor.getIsReadonly()) writeCaption(shape.id);
    return taken(shape.id, shape.type);
  }
  override isAspectRatioLocked() {
    return true;
  }
  /** Internal to tldraw 3.15.6: a highlighter's stroke lies on the paper, not under it. */
  providesBackgroundForChildren() {
    return true;
  }
  override canReceiveNewChildrenOfType(shape: PanelShape, type: string) {
    return !shape.isLocked && type !== 'shot' && type !== 'panel' && type !== 'take';
  }
  override getText({ props: { caption } }: PanelShape) {
    return caption;
  }
  override getGeometry({ props: { w, h } }: PanelShape) {
    return new Group2d({
      children: [
        new Rectangle2d({ width: w, height: h, isFilled: true }),
        // One takes hold of a frame by its labels; without one, a press on the paper would pass
        // through. With a single one, a second press would begin to edit it.
        new Rectangle2d({ width: w, height: h, isFilled: true, isLabel: true }),
        new Rectangle2d({ y: h, width: w, height: CAPTION, isFilled: true, isLabel: true }),
      ],
    });
  }
  override onResize(shape: PanelShape, info: TLResizeInfo<PanelShape>) {
    return resizeBox(shape, info);
  }
  override onTranslateEnd(_before: PanelShape, shape: PanelShape) {
    linkToNearbyCard(this.editor, shape);
  }
  override onDragShapesIn(shape: PanelShape, dragged: TLShape[]) {
    const guests = dragged.filter(
      (one) =>
        one.parentId !== shape.id &&
        this.canReceiveNewChildrenOfType(shape, one.type) &&
        !this.editor.hasAncestor(shape, one.id),
    );
    this.editor.reparentShapes(guests, shape.id);
  }
  override onDragShapesOut(shape: PanelShape, dragged: TLShape[], info: TLDragShapesOutInfo) {
    if (info.nextDraggingOverShapeId) return;
    const leaving = dragged.filter(({ parentId }) => parentId === shape.id);
    this.editor.reparentShapes(leaving, this.editor.getCurrentPageId());
  }
  override component(shape: PanelShape) {
    return (
      <HTMLContainer style={{ width: shape.props.w, height: shape.props.h }}>
        <Panel shape={shape} />
      </HTMLContainer>
    );
  }
  override indicator({ props: { w, h } }: PanelShape) {
    return <rect width={w} height={h + CAPTION} rx={9} />;
  }
  override async toSvg({ props: { w, h, image } }: PanelShape) {
    return (
      <>
        <rect width={w} height={h} fill={PAPER} />
        {image !== '' && (
          <image
            href={await asDataUrl(`/media/${image}`)}
            width={w}
            height={h}
            preserveAspectRatio="xMidYMid slice"
          />
        )}
      </>
    );
  }
}

function Panel({ shape }: { shape: PanelShape }) {
  const { w, h, image } = shape.props;
  const editor = useEditor();
  const selected = useValue('selected', () => editor.getSelectedShapeIds().includes(shape.id), [
    editor,
    shape.id,
  ]);
  const upload = useValue('upload', () => uploadOf(shape.id), [shape.id]);
  return (
    <figure className={classes.panel} data-selected={selected || undefined} data-testid="panel">
      <div className={classes.paper} style={{ width: w, height: h }}>
        {image !== '' && <img src={`/media/${image}`} alt="" decoding="async" draggable={false} />}
        {upload !== undefined && (
          <span className={classes.upload} role="status">
            Adding the image… {Math.round(upload * 100)} %
          </span>
        )}
      </div>
      <Caption panel={shape} />
    </figure>
  );
}
