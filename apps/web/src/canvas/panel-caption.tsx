import type { PanelShape } from '@takeboard/storyboard';
import { atom, useEditor, useValue } from 'tldraw';
import type { TLShapeId } from 'tldraw';
import { useBoardValue } from '../live/use-session.tsx';
import classes from './panel.module.css';

/**
 * The panel whose caption is being written in this tab. Not tldraw's editing state: a press on a
 * selected panel would begin it, where it should only take hold of the panel.
 */
const written = atom<TLShapeId | null>('panel caption', null);

export const writeCaption = (panel: TLShapeId | null): void => {
  written.set(panel);
};

/** What stands under a panel: its caption, and which shot it is the first image of. */
export function Caption({ panel }: { panel: PanelShape }) {
  const editor = useEditor();
  const editing = useValue('caption is written', () => written.get() === panel.id, [panel.id]);
  const label = useBoardValue((board) => board.shot(panel.props.shotId)?.label);
  const text = captionOf(panel, label);
  if (!editing) return <figcaption className={classes.caption}>{text}</figcaption>;
  return (
    <input
      className={classes.caption}
      aria-label="Caption of the panel"
      placeholder={text}
      defaultValue={panel.props.caption}
      maxLength={120}
      ref={(input) => input?.focus()}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={() => writeCaption(null)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape') writeCaption(null);
      }}
      onChange={({ currentTarget: { value } }) =>
        editor.updateShape<PanelShape>({ id: panel.id, type: 'panel', props: { caption: value } })
      }
    />
  );
}

function captionOf({ props: { caption } }: PanelShape, label: string | undefined): string {
  const name = caption || 'Panel';
  return label === undefined ? name : `${name} · first image for ${label}`;
}
