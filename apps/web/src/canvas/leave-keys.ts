import type { Editor } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';

/**
 * While another view is in front, the canvas behind it must not take keys: its comma is a click, and
 * its Delete would delete what nobody sees. tldraw goes on hearing them as long as it counts as
 * focused, wherever the focus is.
 */
export function leaveKeys(editor: Editor, session: BoardSession): () => void {
  let had = false;
  const onView = () => {
    const isShown = session.view() === 'board';
    if (!isShown && editor.getIsFocused()) {
      had = true;
      editor.blur({ blurContainer: false });
    } else if (isShown && had) {
      had = false;
      editor.focus({ focusContainer: false });
    }
  };
  onView();
  return session.subscribe(onView);
}
