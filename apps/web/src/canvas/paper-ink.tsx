import type { ReactNode } from 'react';
import {
  ArrowShapeUtil,
  DefaultColorThemePalette,
  DrawShapeUtil,
  GeoShapeUtil,
  HighlightShapeUtil,
  LineShapeUtil,
  TextShapeUtil,
  defaultColorNames,
  useEditor,
  useValue,
} from 'tldraw';
import type { Editor, TLAnyShapeUtilConstructor, TLShape } from 'tldraw';

/**
 * Ink that shows on what it is drawn on: light on the dark canvas, dark on the paper of a panel,
 * and the same ink when it is carried from one to the other.
 *
 * tldraw has one palette per scheme, so the dark one is made of CSS variables that are set on paper
 * only; without paper their fallback is tldraw's own dark colour.
 */
const VARIANTS = ['solid', 'fill', 'semi', 'pattern'] as const;
const { lightMode, darkMode } = DefaultColorThemePalette;
const onPaper: Record<string, string> = {};
for (const color of defaultColorNames) {
  for (const variant of VARIANTS) {
    const name = `--tb-ink-${color}-${variant}`;
    onPaper[name] = lightMode[color][variant];
    darkMode[color][variant] = `var(${name}, ${darkMode[color][variant]})`;
  }
}
// Notes are yellow paper, on any canvas.
darkMode.black.note = { fill: '#f0d67a', text: '#33290c' };

function Ink({ shape, children }: { shape: TLShape; children: ReactNode }) {
  const editor = useEditor();
  const paper = useValue(
    'lies on paper',
    () => editor.getShapeAncestors(shape.id).some(({ type }) => type === 'panel'),
    [editor, shape.id],
  );
  return <div style={paper ? { display: 'contents', ...onPaper } : CONTENTS}>{children}</div>;
}
const CONTENTS = { display: 'contents' } as const;

interface Drawn {
  component(shape: TLShape): ReactNode;
}
type DrawnClass = new (editor: Editor) => Drawn;

/** A shape of tldraw's, drawn as it draws it, with the ink for where it lies. */
function withInk(Util: unknown): TLAnyShapeUtilConstructor {
  class Inked extends (Util as DrawnClass) {
    override component(shape: TLShape) {
      return <Ink shape={shape}>{super.component(shape)}</Ink>;
    }
  }
  return Inked as unknown as TLAnyShapeUtilConstructor;
}

/** tldraw's shapes that are drawn with ink. */
export const INKED_SHAPES: readonly TLAnyShapeUtilConstructor[] = [
  DrawShapeUtil,
  GeoShapeUtil,
  LineShapeUtil,
  ArrowShapeUtil,
  TextShapeUtil,
  HighlightShapeUtil,
].map((Util) => withInk(Util));
