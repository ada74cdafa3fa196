import { DefaultStylePanel, useEditor, useValue } from 'tldraw';
import type { TLUiStylePanelProps } from 'tldraw';

const DRAWING = ['draw', 'text', 'arrow', 'note', 'geo', 'line', 'highlight'];
const WITHOUT_STYLE = ['shot', 'panel', 'take', 'image'];

/** Colours and sizes, while something that has them is in hand. */
export function StylePanel(props: TLUiStylePanelProps) {
  const editor = useEditor();
  const useful = useValue(
    'style panel is useful',
    () =>
      !editor.getIsReadonly() &&
      (DRAWING.includes(editor.getCurrentToolId()) ||
        editor.getSelectedShapes().some(({ type }) => !WITHOUT_STYLE.includes(type))),
    [editor],
  );
  return useful ? <DefaultStylePanel {...props} /> : null;
}
