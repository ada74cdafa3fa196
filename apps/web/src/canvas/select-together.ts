import { react } from 'tldraw';
import type { Editor, TLShape } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';
import { lookedAtTake } from '../takes/looked-at-take.ts';
import { cardOf, shotIdOf, takeIdOf } from './canvas-handle.ts';
import { canvasTakes } from './canvas-takes.ts';

/** Selecting a card looks at its shot, and looking at a shot elsewhere selects its card. */
export function selectTogether(editor: Editor, session: BoardSession): () => void {
  let following = false;
  const stop = react('look at the selected shot', () => {
    const only = editor.getOnlySelectedShape();
    // What is known of takes is read later: news of them must not select again what was left since.
    if (!following && only !== null) queueMicrotask(() => look(only));
  });
  function look(shape: TLShape) {
    const shotId = shotIdOf(shape) ?? shotOfTake(shape);
    const takeId = takeIdOf(shape);
    if (shotId !== undefined) session.setLookingAt(shotId);
    if (takeId !== undefined) lookedAtTake(session).set(takeId);
  }
  /** The shot of the take whose card it is. */
  function shotOfTake(shape: TLShape | null): string | undefined {
    const takeId = takeIdOf(shape);
    const shotId = takeId && canvasTakes(editor.store).get().takes.get(takeId)?.shotId;
    return shotId && session.board.shot(shotId) ? shotId : undefined;
  }
  let known = session.lookingAt();
  const unsubscribe = session.subscribe(() => {
    const looking = session.lookingAt();
    if (looking === known) return;
    known = looking;
    const only = editor.getOnlySelectedShape();
    if (looking === null || (shotIdOf(only) ?? shotOfTake(only)) === looking) return;
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
