import type { PanelShape } from '@takeboard/storyboard';
import { binShots, duplicateShots } from '@takeboard/storyboard';
import { Menu } from '@mantine/core';
import { Camera, Copy, ImageOff, Link2, PencilLine, Trash2, Unlink } from 'lucide-react';
import { useRef } from 'react';
import type { ComponentProps } from 'react';
import { useEditor, useValue } from 'tldraw';
import type { TLShape } from 'tldraw';
import { tellBinned } from '../list/tell-binned.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { shotIdOf } from './canvas-handle.ts';
import classes from './context-bar.module.css';
import { writeCaption } from './panel-caption.tsx';
import { fillPanel } from './panel-image.ts';
import { IMAGE_KINDS } from './upload-image.ts';

/** Space between the selection and the bar, in pixels. */
const GAP = 10;
const HEIGHT = 36;

/** What can be done with the one card or panel that is selected, right above it. */
export function ContextBar() {
  const editor = useEditor();
  const readOnly = useSessionValue((session) => session.readOnly());
  const shape = useValue(
    'the selected card or panel',
    () => {
      const only = editor.getOnlySelectedShape();
      const ours = only !== null && ['shot', 'panel'].includes(only.type);
      return ours && editor.isIn('select.idle') ? only : null;
    },
    [editor],
  );
  const place = useValue(
    'where the bar goes',
    () => {
      const bounds = editor.getSelectionRotatedScreenBounds();
      const screen = editor.getViewportScreenBounds();
      if (bounds === undefined) return null;
      const above = bounds.y - screen.y - GAP - HEIGHT;
      const top = Math.round(above < 8 ? bounds.maxY - screen.y + GAP : above);
      return `${Math.round(bounds.center.x - screen.x)} ${top}`;
    },
    [editor],
  );
  if (readOnly || shape === null || place === null) return null;
  const [left, top] = place.split(' ').map(Number);
  return (
    <div
      className={classes.bar}
      style={{ left, top }}
      role="toolbar"
      aria-label={shotIdOf(shape) === undefined ? 'Panel' : 'Shot'}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {shotIdOf(shape) === undefined ? (
        <PanelActions panel={shape as unknown as PanelShape} />
      ) : (
        <ShotActions card={shape} shotId={shotIdOf(shape) ?? ''} />
      )}
    </div>
  );
}

function ShotActions({ card, shotId }: { card: TLShape; shotId: string }) {
  const editor = useEditor();
  const session = useSession();
  const shot = useBoardValue((board) => board.shot(shotId));
  if (shot === undefined) return null;
  return (
    <>
      <Action label="Edit the title" onClick={() => session.editTitle(shotId)}>
        <PencilLine />
      </Action>
      <Action
        label="Duplicate the shot"
        onClick={() => duplicateShots(session.board, [shotId], session.command)}
      >
        <Copy />
      </Action>
      <Action
        label="Remove the card, keep the shot"
        onClick={() => {
          editor.markHistoryStoppingPoint('card removed');
          editor.deleteShapes([card.id]);
        }}
      >
        <Unlink />
      </Action>
      <Action
        label="Move the shot to the bin"
        onClick={() => {
          binShots(session.board, [shotId], session.me.userId, Date.now(), session.command);
          tellBinned(session, [shot]);
        }}
      >
        <Trash2 />
      </Action>
    </>
  );
}

function PanelActions({ panel }: { panel: PanelShape }) {
  const editor = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const shots = useBoardValue((board) => board.shots());
  const change = (props: Partial<PanelShape['props']>) => {
    editor.markHistoryStoppingPoint('panel changed');
    editor.updateShape<PanelShape>({ id: panel.id, type: 'panel', props });
  };
  return (
    <>
      <Action label="Photograph or choose an image" onClick={() => input.current?.click()}>
        <Camera />
      </Action>
      <input
        ref={input}
        type="file"
        accept={IMAGE_KINDS.join(',')}
        capture="environment"
        hidden
        data-testid="panel-file"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file !== undefined) void fillPanel(editor, panel.id, file);
        }}
      />
      {panel.props.image !== '' && (
        <Action label="Take the image away" onClick={() => change({ image: '' })}>
          <ImageOff />
        </Action>
      )}
      <Menu position="bottom" withinPortal shadow="md">
        <Menu.Target>
          <Action label="Make it the panel of a shot">
            <Link2 />
          </Action>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {panel.props.shotId !== '' && (
            <Menu.Item onClick={() => change({ shotId: '' })}>No shot</Menu.Item>
          )}
          {shots.map(({ id, label, title }) => (
            <Menu.Item key={id} onClick={() => change({ shotId: id })}>
              <span className={classes.label}>{label}</span> {title || 'Untitled'}
            </Menu.Item>
          ))}
          {shots.length === 0 && <Menu.Item disabled>There are no shots yet</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Action label="Write a caption" onClick={() => writeCaption(panel.id)}>
        <PencilLine />
      </Action>
      <Action
        label="Delete the panel and what is drawn on it"
        onClick={() => {
          editor.markHistoryStoppingPoint('panel deleted');
          editor.deleteShapes([panel.id]);
        }}
      >
        <Trash2 />
      </Action>
    </>
  );
}

function Action({
  label,
  children,
  className = '',
  ...rest
}: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      className={`${classes.action} ${className}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      {children}
    </button>
  );
}
