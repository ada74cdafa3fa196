import { DefaultFontStyle, DefaultSizeStyle } from 'tldraw';
import type { Editor } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';
import { openCanvasHistory } from './canvas-history.ts';
import { canvasHandle } from './canvas-handle.ts';
import { followOnCanvas } from './follow-on-canvas.ts';
import { leaveKeys } from './leave-keys.ts';
import type { OpenCanvas } from './open-canvas.ts';
import { treatPanelsAsFrames } from './panel-clips.ts';
import { placeCamera } from './place-camera.ts';
import { selectTogether } from './select-together.ts';
import { sharePresence } from './share-presence.ts';
import { takeContent } from './take-content.ts';
import { tellRemovedCards } from './tell-removed-cards.tsx';

/** Ties a mounted editor to its board; returns what unties it. */
export function attachEditor(
  editor: Editor,
  session: BoardSession,
  canvas: OpenCanvas,
): () => void {
  const history = openCanvasHistory(editor);
  canvas.mergeWith(history.quietly);
  treatPanelsAsFrames(editor);
  takeContent(editor);
  // A board is planned on, not doodled on: plain letters, a fine pen.
  editor.setStyleForNextShapes(DefaultFontStyle, 'sans');
  editor.setStyleForNextShapes(DefaultSizeStyle, 's');

  const syncReadonly = () => {
    const isReadonly = session.readOnly();
    if (editor.getInstanceState().isReadonly !== isReadonly)
      editor.updateInstanceState({ isReadonly });
  };
  syncReadonly();
  const stops = [
    placeCamera(editor, session.boardId),
    session.attachHistory(history),
    session.subscribe(syncReadonly),
    sharePresence(editor, session),
    selectTogether(editor, session),
    followOnCanvas(editor, session),
    tellRemovedCards(editor, session),
    leaveKeys(editor, session),
    () => canvas.mergeWith((merge) => merge()),
  ];
  session.setCanvas(canvasHandle(editor, session, canvas));
  return () => {
    session.setCanvas(null);
    for (const stop of stops) stop();
  };
}
