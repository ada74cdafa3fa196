import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Editor } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';
import { shotIdOf } from './canvas-handle.ts';

/** Says, when I take a card away, that the shot is still there, and offers to take that back. */
export function tellRemovedCards(editor: Editor, session: BoardSession): () => void {
  let removed: string[] = [];
  const stop = editor.sideEffects.registerAfterDeleteHandler('shape', (shape, source) => {
    const shotId = shotIdOf(shape);
    // A card that goes with undoing its shot goes by the document, as somebody else's would.
    if (source === 'remote' || shotId === undefined) return;
    if (removed.length === 0) queueMicrotask(tell);
    removed.push(shotId);
  });
  function tell() {
    const labels = removed.flatMap((id) => session.board.shot(id)?.label ?? []);
    removed = [];
    if (labels.length === 0) return;
    const id = 'cards removed';
    notifications.hide(id);
    notifications.show({
      id,
      autoClose: 8_000,
      withBorder: true,
      message: (
        <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
          <span style={{ flex: 1 }}>
            {labels.length === 1
              ? `Card removed. Shot ${labels[0]} stays in the list.`
              : `${labels.length} cards removed. The shots stay in the list.`}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              session.undo();
              notifications.hide(id);
            }}
          >
            Undo
          </Button>
        </span>
      ),
    });
  }
  return stop;
}
