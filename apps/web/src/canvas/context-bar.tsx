import type { PanelShape, TakeCardShape } from '@takeboard/storyboard';
import { binShots, duplicateShots } from '@takeboard/storyboard';
import { Menu } from '@mantine/core';
import {
  Camera,
  ClipboardCopy,
  Copy,
  Heart,
  ImageOff,
  Link2,
  PencilLine,
  Trash2,
  Unlink,
} from 'lucide-react';
import { useRef } from 'react';
import { useEditor, useValue } from 'tldraw';
import type { TLShape } from 'tldraw';
import { chooseDeskOf } from '../choose/choose-desk.ts';
import { tellBinned } from '../list/tell-binned.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { useTakesOfShot } from '../takes/take-queries.ts';
import { copyPrompt } from '../uploads/copy-prompt.ts';
import { shotIdOf } from './canvas-handle.ts';
import { ContextAction } from './context-action.tsx';
import classes from './context-bar.module.css';
import { writeCaption } from './panel-caption.tsx';
import { fillPanel } from './panel-image.ts';
import { TakeCardActions } from './take-card-actions.tsx';
import { IMAGE_KINDS } from './upload-image.ts';

/** Space between the selection and the bar, in pixels. */
const GAP = 10;
const HEIGHT = 36;

/** What it is called whose bar it is, by the type of the shape. */
const NAMES: Readonly<Record<string, string>> = { panel: 'Panel', take: 'Take', shot: 'Shot' };

/** What can be done with the one card or panel that is selected, right above it. */
export function ContextBar() {
  const editor = useEditor();
  const readOnly = useSessionValue((session) => session.readOnly());
  const shape = useValue(
    'the selected card or panel',
    () => {
      const only = editor.getOnlySelectedShape();
      const ours = only !== null && ['shot', 'panel', 'take'].includes(only.type);
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
      aria-label={NAMES[shape.type] ?? ''}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {shape.type === 'panel' && <PanelActions panel={shape as unknown as PanelShape} />}
      {shape.type === 'take' && <TakeCardActions card={shape as unknown as TakeCardShape} />}
      {shape.type === 'shot' && <ShotActions card={shape} shotId={shotIdOf(shape) ?? ''} />}
    </div>
  );
}

function ShotActions({ card, shotId }: { card: TLShape; shotId: string }) {
  const editor = useEditor();
  const session = useSession();
  const shot = useBoardValue((board) => board.shot(shotId));
  const { takes } = useTakesOfShot(shotId);
  if (shot === undefined) return null;
  return (
    <>
      <ContextAction label="Edit the title" onClick={() => session.editTitle(shotId)}>
        <PencilLine />
      </ContextAction>
      <ContextAction
        label="Choose its take together"
        disabled={takes.length === 0}
        onClick={() => chooseDeskOf(session).start({ kind: 'shots', ids: [shotId] })}
      >
        <Heart />
      </ContextAction>
      <ContextAction
        label="Copy the prompt"
        disabled={shot.promptText === ''}
        onClick={() => void copyPrompt(session.boardId, shot)}
      >
        <ClipboardCopy />
      </ContextAction>
      <ContextAction
        label="Duplicate the shot"
        onClick={() => duplicateShots(session.board, [shotId], session.command)}
      >
        <Copy />
      </ContextAction>
      <ContextAction
        label="Remove the card, keep the shot"
        onClick={() => {
          editor.markHistoryStoppingPoint('card removed');
          editor.deleteShapes([card.id]);
        }}
      >
        <Unlink />
      </ContextAction>
      <ContextAction
        label="Move the shot to the bin"
        onClick={() => {
          binShots(session.board, [shotId], session.me.userId, Date.now(), session.command);
          tellBinned(session, [shot]);
        }}
      >
        <Trash2 />
      </ContextAction>
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
      <ContextAction label="Photograph or choose an image" onClick={() => input.current?.click()}>
        <Camera />
      </ContextAction>
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
        <ContextAction label="Take the image away" onClick={() => change({ image: '' })}>
          <ImageOff />
        </ContextAction>
      )}
      <Menu position="bottom" withinPortal shadow="md">
        <Menu.Target>
          <ContextAction label="Make it the panel of a shot">
            <Link2 />
          </ContextAction>
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
      <ContextAction label="Write a caption" onClick={() => writeCaption(panel.id)}>
        <PencilLine />
      </ContextAction>
      <ContextAction
        label="Delete the panel and what is drawn on it"
        onClick={() => {
          editor.markHistoryStoppingPoint('panel deleted');
          editor.deleteShapes([panel.id]);
        }}
      >
        <Trash2 />
      </ContextAction>
    </>
  );
}
