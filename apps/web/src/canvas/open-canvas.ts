import { canvasSchema } from '@takeboard/storyboard';
import { createTLStore } from 'tldraw';
import type { TLShape, TLStore } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';
import { assetStoreOf } from './asset-store.ts';
import { bindCanvas } from './bind-canvas.ts';
import type { CanvasBinding } from './bind-canvas.ts';
import { setSessionOf } from './session-of.ts';
import { watchShownShots } from './shown-shots.ts';

/** A board's canvas without an editor: the store, bound to the document. */
export interface OpenCanvas {
  readonly store: TLStore;
  readonly binding: CanvasBinding;
  visibilityOf(shape: TLShape): 'hidden' | 'inherit';
  /** How changes of others are merged once there is an editor with an undo stack. */
  mergeWith(quietly: (merge: () => void) => void): void;
  close(): void;
}

export function openCanvas(session: BoardSession): OpenCanvas {
  const store = createTLStore({ schema: canvasSchema, assets: assetStoreOf(session.boardId) });
  setSessionOf(store, session);
  const { shown, stop } = watchShownShots(session.board);
  let quietly = (merge: () => void) => merge();
  const binding = bindCanvas(store, session.board, {
    mayWrite: () => !session.readOnly(),
    onUnreadable: session.setUnreadableOnCanvas,
    quietly: (merge) => quietly(merge),
  });
  return {
    store,
    binding,
    visibilityOf({ type, props }) {
      if (type !== 'shot') return 'inherit';
      return shown.get().has((props as unknown as { shotId: string }).shotId)
        ? 'inherit'
        : 'hidden';
    },
    mergeWith(next) {
      quietly = next;
    },
    close() {
      stop();
      binding.close();
      session.setUnreadableOnCanvas(0);
    },
  };
}
