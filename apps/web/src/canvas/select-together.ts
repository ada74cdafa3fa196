import { react } from 'tldraw';
import type { Editor } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';
import { cardOf, shotIdOf } from './canvas-handle.ts';

/** Selecting a card looks at its shot, and looking at a shot elsewhere selects its card. */
export function selectTogether(editor: Editor, session: BoardSession): () => void {
  let following = false;
  const stop = react('look at the selected shot', () => {
    const shotId = shotIdOf(editor.getOnlySelectedShape());
    if (!following && shotId !== undefined) queueMicrotask(() => session.setLookingAt(shotId));
  });
  let known = session.lookingAt();
  const unsubscribe = session.subscribe(() => {
    const looking = session.lookingAt();
    if (looking === known) return;
    known = looking;
    if (looking === null || shotIdOf(editor.getOnlySelectedShape()) === looking) return;
    const card = cardOf(editor, looking);
    // Whoever draws or edits keeps what they hold.
    if (card === undefined || !editor.isIn('select.idle')) return;
    following = true;
    editor.run(() => editor.select(card.id), { history: 'ignore' });
    following = false;
  });
  return () => {
    stop();
    unsubscribe();
  };
}
