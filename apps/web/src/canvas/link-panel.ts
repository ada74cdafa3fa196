import type { PanelShape, ShotCardShape } from '@takeboard/storyboard';
import type { Editor, TLShape } from 'tldraw';

/** How close to a card a panel without a shot must be dropped to become its panel. Canvas units. */
const NEAR = 16;
const GAP = 16;

const isCard = (shape: TLShape): shape is TLShape & ShotCardShape => shape.type === 'shot';

/**
 * Makes a panel that was dropped on a card (or, having no shot yet, right beside one) the panel of
 * that shot. Dropped on it, it moves out from over the card to below it.
 */
export function linkToNearbyCard(editor: Editor, panel: PanelShape): void {
  const bounds = editor.getShapePageBounds(panel.id);
  if (bounds === undefined || panel.parentId !== editor.getCurrentPageId()) return;
  const free = panel.props.shotId === '';
  const reach = bounds.clone().expandBy(free ? NEAR : 0);
  const card = editor
    .getCurrentPageShapes()
    .filter(isCard)
    .filter((one) => !editor.isShapeHidden(one as unknown as TLShape))
    .map((one) => ({ one, box: editor.getShapePageBounds(one.id) }))
    .filter(({ box }) => box !== undefined && reach.collides(box))
    .sort(
      (a, b) => (a.box?.center.dist(bounds.center) ?? 0) - (b.box?.center.dist(bounds.center) ?? 0),
    )
    .at(0);
  if (card?.box === undefined) return;
  const isOn = card.box.containsPoint(bounds.center) || bounds.containsPoint(card.box.center);
  if (!isOn && !free) return;
  const { box } = card;
  editor.updateShape<PanelShape>({
    id: panel.id,
    type: 'panel',
    ...(isOn ? { x: box.center.x - bounds.w / 2, y: box.maxY + GAP } : {}),
    props: { shotId: card.one.props.shotId },
  });
}
